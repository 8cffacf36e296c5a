package io.culver.search.extract.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a worker found in a document.
 *
 * @param skipped why there is not more, if there should be
 */
public record DocumentText(String text, Optional<SkipReason> skipped) {
    /** Begins each answer, so that what a library prints is not taken for one. */
    private static final int MAGIC = 0x43554c54;

    private static final String COMPLETE = "";

    /** A document without text. */
    public static DocumentText skipped(SkipReason reason) {
        return new DocumentText("", Optional.of(reason));
    }

    public void writeTo(DataOutputStream out) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(MAGIC);
        out.writeUTF(skipped.map(SkipReason::label).orElse(COMPLETE));
        out.writeInt(octets.length);
        out.write(octets);
        out.flush();
    }

    /**
     * Reads an answer.
     *
     * @param charsMax more characters than these are no answer
     * @throws StreamCorruptedException if it is none
     */
    public static DocumentText readFrom(DataInputStream in, int charsMax) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new StreamCorruptedException("no answer");
        }
        String label = in.readUTF();
        Optional<SkipReason> skipped = SkipReason.of(label);
        int length = in.readInt();
        if ((skipped.isEmpty() && !label.equals(COMPLETE)) || length < 0) {
            throw new StreamCorruptedException("no answer");
        }
        if (length > 4L * charsMax) {
            throw new StreamCorruptedException("an answer that is too long");
        }
        String text = decode(in.readNBytes(length), length);
        if (text.length() > charsMax) {
            throw new StreamCorruptedException("an answer that is too long");
        }
        return new DocumentText(text, skipped);
    }

    private static String decode(byte[] octets, int length) throws IOException {
        if (octets.length < length) {
            throw new StreamCorruptedException("an answer that was cut");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            throw new StreamCorruptedException("an answer that is no text");
        }
    }
}
