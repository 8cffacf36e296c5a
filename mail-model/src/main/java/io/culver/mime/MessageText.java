package io.culver.mime;

import io.culver.model.BodyFields;
import io.culver.model.BodyPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * All that is text in a message, in its order: the header fields of the message and of those within
 * it, the texts, where links lead, the names of attachments. What SEARCH looks through. RFC 9051
 * §6.4.4
 */
public final class MessageText {
    /** Takes the texts one after another. */
    public interface Sink {
        /** The header of the message, which comes first, or of one within it. */
        void header(HeaderBlock header) throws IOException;

        /** The text of a part, decoded; to be read before this returns, or left. */
        void text(Reader text) throws IOException;

        /** The name that a part has as a file, decoded. */
        void fileName(String name) throws IOException;
    }

    private final MessageInput in;
    private final Sink sink;

    private MessageText(InputStream message, Sink sink) {
        this.in = new MessageInput(message);
        this.sink = sink;
    }

    /**
     * Reads a message from its first octet as far as there is text in it.
     *
     * @param structure as {@link MessageReader} found it in these octets
     */
    public static void read(BodyPart structure, InputStream message, Sink sink) throws IOException {
        new MessageText(message, sink).read(structure);
    }

    private void read(BodyPart message) throws IOException {
        Deque<BodyPart> next = new ArrayDeque<>();
        next.push(message);
        header(message);
        while (!next.isEmpty()) {
            BodyPart part = next.pop();
            Optional<String> name = fileName(part.fields());
            if (name.isPresent()) {
                sink.fileName(name.get());
            }
            switch (part) {
                case BodyPart.Leaf leaf -> text(leaf);
                case BodyPart.Multipart multipart ->
                        multipart.parts().reversed().forEach(next::push);
                case BodyPart.Embedded embedded -> {
                    header(embedded.content());
                    next.push(embedded.content());
                }
            }
        }
    }

    private void header(BodyPart message) throws IOException {
        InputStream header = in.span(message.header());
        sink.header(HeaderBlock.of(header.readNBytes(MimeLimits.HEADER_OCTETS_MAX)));
    }

    private void text(BodyPart.Leaf leaf) throws IOException {
        Optional<Reader> text = PartText.withLinks(leaf.fields(), in.span(leaf.body()));
        if (text.isPresent()) {
            sink.text(text.get());
        }
    }

    /** {@code filename} of the disposition, else {@code name} of the type. RFC 2183 §2.3 */
    public static Optional<String> fileName(BodyFields fields) {
        return fields.disposition()
                .flatMap(disposition -> parameter(disposition.parameters(), "filename"))
                .or(() -> parameter(fields.parameters(), "name"));
    }

    private static Optional<String> parameter(Iterable<BodyFields.Parameter> all, String name) {
        for (BodyFields.Parameter parameter : all) {
            String given = parameter.name().octets();
            if (given.equalsIgnoreCase(name) || given.equalsIgnoreCase(name + "*")) {
                return Optional.of(EncodedWords.decode(parameter.value()));
            }
        }
        return Optional.empty();
    }
}
