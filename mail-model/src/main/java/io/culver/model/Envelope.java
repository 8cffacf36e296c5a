package io.culver.model;

import java.util.List;
import java.util.Optional;

/**
 * What ENVELOPE shows of a header: absent fields are empty. {@code sender} and {@code replyTo} are
 * {@code from} where the header lacks them. RFC 9051 §7.5.2
 */
public record Envelope(
        Optional<RawText> date,
        Optional<RawText> subject,
        List<Address> from,
        List<Address> sender,
        List<Address> replyTo,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        Optional<RawText> inReplyTo,
        Optional<RawText> messageId) {
    public Envelope {
        from = List.copyOf(from);
        sender = List.copyOf(sender);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }
}
