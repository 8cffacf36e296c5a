package io.culver.imap.extension.thread;

import io.culver.imap.protocol.Untagged;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.ThreadMember;
import io.culver.model.Uid;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * {@code thread-data = "THREAD" [SP 1*thread-list]}: sent even if nothing was found. Written
 * without recursion: threads may be as deep as there are messages. RFC 5256 §4, §5
 *
 * @param members of the threads, in prefix order
 * @param shown the message number or UID of a message
 */
record ThreadResponse(List<ThreadMember> members, ToLongFunction<Uid> shown) implements Untagged {

    @Override
    public void writeTo(ResponseWriter out) {
        out.atom(members.isEmpty() ? "THREAD" : "THREAD ");
        Deque<Integer> listsToCome = new ArrayDeque<>();
        boolean beginsList = true;
        for (ThreadMember member : members) {
            out.atom(beginsList ? "(" : " ");
            member.message().ifPresent(uid -> out.number(shown.applyAsLong(uid)));
            beginsList = member.replies() != 1;
            if (member.replies() > 1) {
                // thread-members = nz-number *(SP nz-number) [SP thread-nested]
                out.atom(member.message().isPresent() ? " " : "");
                listsToCome.push(member.replies());
            } else if (member.replies() == 0) {
                close(listsToCome, out);
            }
        }
    }

    /** Ends a list, and those around it of which it was the last. */
    private static void close(Deque<Integer> listsToCome, ResponseWriter out) {
        out.atom(")");
        while (!listsToCome.isEmpty()) {
            int left = listsToCome.pop() - 1;
            if (left > 0) {
                listsToCome.push(left);
                return;
            }
            out.atom(")");
        }
    }
}
