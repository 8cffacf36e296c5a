package io.culver.mime.text;

import io.culver.mime.HeaderBlock;
import io.culver.mime.HeaderField;
import io.culver.mime.MessageText;
import io.culver.model.BodyFields;
import io.culver.model.BodyPart;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import io.culver.model.RawText;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Takes the text out of one message: all that RFC 9051 §6.4.4 has searched. */
public final class TextExtractor implements MessageText.Sink {
    private final List<MailText.Field> header = new ArrayList<>();
    private final List<String> partHeader = new ArrayList<>();
    private final List<String> body = new ArrayList<>();
    private final char[] block = new char[8192];
    private int charsLeft = TextLimits.TEXT_CHARS;
    private boolean isInBody;

    private TextExtractor() {}

    /**
     * What the message says. Nothing in it makes this fail.
     *
     * @param message its octets; those that are not text may be missing
     * @param attached what its documents say
     * @param skipped which of the documents are not in that, as {@link MailText} has it
     */
    public static MailText extract(
            EmailId email,
            MessageMeta meta,
            InputStream message,
            List<String> attached,
            int skipped) {
        var extractor = new TextExtractor();
        try {
            MessageText.read(meta.structure(), message, extractor);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // octets on the heap have no input errors
        }
        extractor.header.addAll(AddressForms.missing(meta.envelope(), extractor.header));
        extractor.addPartHeaders(meta.structure());
        extractor.body.addAll(attached);
        return new MailText(email, extractor.header, extractor.partHeader, extractor.body, skipped);
    }

    /** The message's own header stands first; those of messages in it are part of its body. */
    @Override
    public void header(HeaderBlock block) {
        for (HeaderField field : block.fields()) {
            String text = field.text();
            if (isInBody) {
                addToBody(field.name() + ": " + text);
            } else {
                header.add(new MailText.Field(field.name(), text));
            }
        }
        isInBody = true;
    }

    @Override
    public void text(Reader text) throws IOException {
        var read = new StringBuilder();
        int count = 0;
        while (count >= 0 && read.length() < charsLeft) {
            read.append(block, 0, count);
            count = text.read(block);
        }
        addToBody(read.toString());
    }

    @Override
    public void fileName(String name) {
        addToBody(name);
    }

    private void addToBody(String text) {
        String cut = text.substring(0, Math.min(text.length(), charsLeft));
        charsLeft -= cut.length();
        if (!cut.isEmpty()) {
            body.add(cut);
        }
    }

    private void addPartHeaders(BodyPart message) {
        Deque<BodyPart> next = new ArrayDeque<>();
        next.push(message);
        while (!next.isEmpty() && charsLeft > 0) {
            BodyPart part = next.pop();
            String text = partHeader(part.fields());
            String cut = text.substring(0, Math.min(text.length(), charsLeft));
            charsLeft -= cut.length();
            partHeader.add(cut);
            switch (part) {
                case BodyPart.Leaf _ -> {}
                case BodyPart.Multipart multipart -> multipart.parts().forEach(next::push);
                case BodyPart.Embedded embedded -> next.push(embedded.content());
            }
        }
    }

    private static String partHeader(BodyFields fields) {
        var parameters =
                Stream.concat(
                        fields.parameters().stream(),
                        fields.disposition().stream()
                                .flatMap(disposition -> disposition.parameters().stream()));
        var values =
                Stream.of(
                        Stream.of(fields.type(), fields.subtype()),
                        fields.id().stream(),
                        fields.description().stream(),
                        fields.location().stream(),
                        parameters.map(BodyFields.Parameter::value));
        var text = new StringBuilder();
        values.flatMap(stream -> stream)
                .map(TextExtractor::decode)
                .forEach(value -> text.append(value).append('\n'));
        return text.toString();
    }

    private static String decode(RawText value) {
        return new HeaderField("", value).text();
    }
}
