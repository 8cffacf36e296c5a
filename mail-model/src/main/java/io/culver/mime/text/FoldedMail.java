package io.culver.mime.text;

import io.culver.mime.Folding;
import io.culver.model.SearchCriteria;
import java.util.List;

/**
 * What a message says, made ready to be looked through: the meaning of a search for a text, which
 * an index only answers faster. RFC 9051 §6.4.4
 */
public final class FoldedMail {
    private final List<MailText.Field> header;
    private final List<String> partHeader;
    private final List<String> body;

    private FoldedMail(List<MailText.Field> header, List<String> partHeader, List<String> body) {
        this.header = header;
        this.partHeader = partHeader;
        this.body = body;
    }

    public static FoldedMail of(MailText mail) {
        return new FoldedMail(
                mail.header().stream()
                        .map(field ->
                                new MailText.Field(
                                        Folding.fold(field.name()), Folding.fold(field.value())))
                        .toList(),
                mail.partHeader().stream().map(Folding::fold).toList(),
                mail.body().stream().map(Folding::fold).toList());
    }

    /** Whether it contains the text where that is asked for. */
    public boolean contains(SearchCriteria.OfText wanted) {
        String text = Folding.fold(wanted.text());
        return switch (wanted) {
            case SearchCriteria.Header(var name, _) -> isInHeader(Folding.fold(name), text);
            case SearchCriteria.Body _ -> isInBody(text);
            case SearchCriteria.Text _ ->
                    isInBody(text)
                            || header.stream()
                                    .anyMatch(it -> (it.name() + ": " + it.value()).contains(text))
                            || partHeader.stream().anyMatch(it -> it.contains(text));
        };
    }

    private boolean isInHeader(String name, String text) {
        return MailText.isFieldName(name)
                && header.stream()
                        .anyMatch(it -> it.name().equals(name) && it.value().contains(text));
    }

    private boolean isInBody(String text) {
        return text.isEmpty() || body.stream().anyMatch(it -> it.contains(text));
    }
}
