package io.culver.mime.text;

import io.culver.mime.HeaderField;
import io.culver.model.Address;
import io.culver.model.Envelope;
import io.culver.model.RawText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that an ENVELOPE shows, which is what FROM, TO, CC and BCC search, where their
 * header fields write them otherwise: with quoted pairs, comments or encoded words in quotes. RFC
 * 9051 §6.4.4
 */
final class AddressForms {
    private final List<MailText.Field> header;
    private final List<MailText.Field> missing = new ArrayList<>();

    private AddressForms(List<MailText.Field> header) {
        this.header = header;
    }

    /** Fields to add to a header, so that a name or address in the envelope is in some field. */
    static List<MailText.Field> missing(Envelope envelope, List<MailText.Field> header) {
        var forms = new AddressForms(header);
        forms.look("From", envelope.from());
        forms.look("To", envelope.to());
        forms.look("Cc", envelope.cc());
        forms.look("Bcc", envelope.bcc());
        return forms.missing;
    }

    private void look(String name, List<Address> addresses) {
        List<String> lines =
                header.stream()
                        .filter(field -> field.name().equalsIgnoreCase(name))
                        .map(MailText.Field::value)
                        .toList();
        addresses.stream()
                .flatMap(AddressForms::mailboxes)
                .map(AddressForms::form)
                .filter(form -> lines.stream().noneMatch(form::isIn))
                .forEach(form -> missing.add(new MailText.Field(name, form.text())));
    }

    private static Stream<Address.Mailbox> mailboxes(Address address) {
        return switch (address) {
            case Address.Mailbox mailbox -> Stream.of(mailbox);
            case Address.Group group -> group.members().stream();
        };
    }

    private static Form form(Address.Mailbox mailbox) {
        String name = mailbox.name().map(AddressForms::decode).orElse("");
        String local = mailbox.local().map(AddressForms::decode).orElse("");
        String domain = mailbox.domain().map(AddressForms::decode).orElse("");
        return new Form(name, domain.isEmpty() ? local : local + "@" + domain);
    }

    private static String decode(RawText text) {
        return new HeaderField("", text).text();
    }

    /** A display name and an address. */
    private record Form(String name, String address) {
        boolean isIn(String line) {
            return line.contains(name) && line.contains(address);
        }

        String text() {
            return name.isEmpty() ? address : name + " <" + address + ">";
        }
    }
}
