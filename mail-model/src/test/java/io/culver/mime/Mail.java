package io.culver.mime;

import io.culver.model.BodyPart;
import io.culver.model.RawText;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** A message for a test: one character an octet. */
record Mail(String octets) {

    /** Lines end in CRLF where the text block has LF. */
    static Mail of(String lines) {
        return new Mail(lines.replace("\n", "\r\n"));
    }

    byte[] bytes() {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    ReadMessage read() {
        var reader = new MessageReader();
        byte[] bytes = bytes();
        reader.accept(bytes, 0, bytes.length);
        return reader.finish();
    }

    /** Reads it in pieces of up to {@code max} octets, out of an array that is used again. */
    ReadMessage read(RandomGenerator random, int max) {
        var reader = new MessageReader();
        byte[] bytes = bytes();
        byte[] piece = new byte[max + 1];
        int at = 0;
        while (at < bytes.length) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(max));
            System.arraycopy(bytes, at, piece, 1, length);
            reader.accept(piece, 1, length);
            at += length;
        }
        return reader.finish();
    }

    /** The tree with each leaf's octets: {@code multipart/mixed[text/plain{a}, image/png{b}]}. */
    String tree() {
        return tree(read().structure());
    }

    private String tree(BodyPart part) {
        String type = part.fields().type() + "/" + part.fields().subtype();
        return switch (part) {
            case BodyPart.Leaf leaf -> type + "{" + cut(leaf) + "}";
            case BodyPart.Multipart multipart ->
                    type
                            + multipart.parts().stream()
                                    .map(this::tree)
                                    .collect(Collectors.joining(", ", "[", "]"));
            case BodyPart.Embedded embedded ->
                    type
                            + "<"
                            + embedded.envelope().subject().map(RawText::octets).orElse("")
                            + ">["
                            + tree(embedded.content())
                            + "]";
        };
    }

    private String cut(BodyPart part) {
        return octets.substring((int) part.body().offset(), (int) part.body().end())
                .replace("\r\n", "|");
    }
}
