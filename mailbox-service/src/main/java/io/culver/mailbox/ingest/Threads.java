package io.culver.mailbox.ingest;

import io.culver.mime.HeaderBlock;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import io.culver.model.RawText;
import io.culver.model.ThreadId;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the thread of a message in its own header: the first message that References names, or else
 * In-Reply-To, or else itself. So all nodes agree, and it is the same in every mailbox. RFC 8474
 * §5.2, RFC 5322 §3.6.4
 */
public final class Threads {
    private Threads() {}

    /**
     * The thread of a message.
     *
     * @param email of a message without Message-ID, which is in a thread of its own
     */
    public static ThreadId of(MessageMeta meta, EmailId email) {
        Optional<RawText> references =
                meta.header()
                        .map(header -> HeaderBlock.of(header.toBytes()))
                        .flatMap(header -> header.value("References"));
        return Stream.of(references, meta.envelope().inReplyTo(), meta.envelope().messageId())
                .flatMap(field -> field.flatMap(Threads::firstId).stream())
                .findFirst()
                .map(Threads::idOf)
                .orElseGet(() -> ThreadId.alone(email));
    }

    /** {@code msg-id}, without its angle brackets and the white space that folding left in it. */
    private static Optional<String> firstId(RawText field) {
        int start = field.octets().indexOf('<');
        int end = field.octets().indexOf('>', start);
        if (start < 0 || end < 0) {
            return Optional.empty();
        }
        String id = field.octets().substring(start + 1, end).replaceAll("[ \\t]", "");
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    private static ThreadId idOf(String messageId) {
        byte[] digest = Sha256.create().digest(new RawText(messageId).toBytes());
        return new ThreadId(ByteBuffer.wrap(digest).getLong());
    }
}
