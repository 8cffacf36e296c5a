package io.culver.simulation.mail;

import io.culver.imap.wire.Frame;
import io.culver.imap.wire.FrameOctets;
import io.culver.imap.wire.LiteralStream;
import io.culver.model.DataSize;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A message that arrives with its command. */
final class HeldLiteral implements LiteralStream {
    private final byte[] octets;
    private final Frame rest;
    private boolean isTaken;

    private HeldLiteral(byte[] octets, Frame rest) {
        this.octets = octets;
        this.rest = rest;
    }

    /** A command up to the message, and what follows it. */
    static Frame frame(String begin, String message, Frame rest) {
        byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
        return new Frame(
                List.of(FrameOctets.of(begin)),
                List.of(),
                Optional.of(new HeldLiteral(octets, rest)));
    }

    @Override
    public DataSize size() {
        return new DataSize(octets.length);
    }

    @Override
    public boolean isBinary() {
        return false;
    }

    @Override
    public void accept() {}

    @Override
    public Optional<byte[]> next() {
        if (isTaken) {
            return Optional.empty();
        }
        isTaken = true;
        return Optional.of(octets);
    }

    @Override
    public Frame rest() {
        return rest;
    }

    @Override
    public void finish() {}
}
