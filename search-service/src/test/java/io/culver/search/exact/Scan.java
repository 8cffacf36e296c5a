package io.culver.search.exact;

import io.culver.mime.Folding;
import io.culver.mime.text.MailText;
import io.culver.model.SearchCriteria;
import java.util.List;
import java.util.stream.Stream;

/** Looks through all mail, text by text: the meaning of a search. RFC 9051 §6.4.4 */
final class Scan {
    private final List<MailText> mailbox;

    Scan(List<MailText> mailbox) {
        this.mailbox = List.copyOf(mailbox);
    }

    /** The email ids of the messages that contain the text, in order. */
    List<Long> find(SearchCriteria criteria) {
        return mailbox.stream()
                .filter(mail -> matches(mail, criteria))
                .map(mail -> mail.email().value())
                .sorted()
                .toList();
    }

    private static boolean matches(MailText mail, SearchCriteria criteria) {
        return switch (criteria) {
            case SearchCriteria.Header(var name, var text) ->
                    mail.header().stream()
                            .filter(field -> field.name().equalsIgnoreCase(name))
                            .anyMatch(field -> contains(field.value(), text));
            case SearchCriteria.Body(var text) -> inBody(mail, text);
            case SearchCriteria.Text(var text) ->
                    inBody(mail, text)
                            || Stream.concat(
                                            mail.header().stream()
                                                    .map(field ->
                                                            field.name() + ": " + field.value()),
                                            mail.partHeader().stream())
                                    .anyMatch(line -> contains(line, text));
            default -> throw new IllegalArgumentException(criteria.toString());
        };
    }

    private static boolean inBody(MailText mail, String text) {
        return text.isEmpty() || mail.body().stream().anyMatch(body -> contains(body, text));
    }

    private static boolean contains(String text, String part) {
        return Folding.fold(text).contains(Folding.fold(part));
    }
}
