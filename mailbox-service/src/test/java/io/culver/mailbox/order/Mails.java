package io.culver.mailbox.order;

import io.culver.mime.HeaderBlock;
import io.culver.model.Envelope;
import io.culver.model.RawText;
import io.culver.model.ThreadMember;
import io.culver.model.Uid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Messages of a mailbox by what stands in their headers: the nth has UID n. */
final class Mails {
    private final KeyMaker maker = new KeyMaker(new byte[] {7});
    private final List<Candidate> messages = new ArrayList<>();

    /** One more, which came in an hour after the one before; lines are parted by LF. */
    Mails add(String header) {
        int number = messages.size() + 1;
        return add(header, number * 3600L, number);
    }

    Mails add(String header, long arrival, long size) {
        var fields = HeaderBlock.of(header.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        return add(maker.make(envelope(fields), fields.value("References")), arrival, size);
    }

    Mails add(MessageKeys keys, long arrival, long size) {
        messages.add(new Candidate(new Uid(messages.size() + 1), arrival, size, keys));
        return this;
    }

    private static Envelope envelope(HeaderBlock fields) {
        return new Envelope(
                fields.value("Date"),
                fields.value("Subject"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                fields.value("In-Reply-To"),
                fields.value("Message-ID"));
    }

    List<Candidate> messages() {
        return messages;
    }

    /** Threads as THREAD writes them. {@code thread-list} RFC 5256 §5 */
    static String written(List<ThreadMember> members) {
        var out = new StringBuilder();
        Deque<Integer> open = new ArrayDeque<>();
        boolean isStart = true;
        for (ThreadMember member : members) {
            if (isStart) {
                out.append('(');
            } else if (out.charAt(out.length() - 1) != '(') {
                out.append(' ');
            }
            member.message().ifPresent(uid -> out.append(uid.value()));
            isStart = member.replies() != 1;
            if (member.replies() > 1) {
                if (member.message().isPresent()) {
                    out.append(' ');
                }
                open.push(member.replies());
            }
            if (member.replies() == 0) {
                out.append(')');
                while (!open.isEmpty()) {
                    int left = open.pop() - 1;
                    if (left > 0) {
                        open.push(left);
                        break;
                    }
                    out.append(')');
                }
            }
        }
        return out.toString();
    }

    /** A field that names these ids. */
    static Optional<RawText> field(String ids) {
        return Optional.of(new RawText(ids));
    }
}
