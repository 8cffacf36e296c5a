package io.culver.mime;

import io.culver.model.Address;
import io.culver.model.Envelope;
import java.util.List;

/**
 * Reads a message's header as ENVELOPE shows it. Addresses of a repeated field are joined; of any
 * other field the first counts. RFC 9051 §7.5.2
 */
final class EnvelopeReader {
    private EnvelopeReader() {}

    static Envelope read(HeaderBlock header, Allowance allowance) {
        List<Address> from = AddressList.of(header, "From", allowance);
        List<Address> sender = AddressList.of(header, "Sender", allowance);
        List<Address> replyTo = AddressList.of(header, "Reply-To", allowance);
        return new Envelope(
                allowance.cut(header.value("Date")),
                allowance.cut(header.value("Subject")),
                from,
                sender.isEmpty() ? from : sender,
                replyTo.isEmpty() ? from : replyTo,
                AddressList.of(header, "To", allowance),
                AddressList.of(header, "Cc", allowance),
                AddressList.of(header, "Bcc", allowance),
                allowance.cut(header.value("In-Reply-To")),
                allowance.cut(header.value("Message-ID")));
    }
}
