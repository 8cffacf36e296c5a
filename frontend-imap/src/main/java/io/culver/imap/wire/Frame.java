package io.culver.imap.wire;

import java.util.List;
import java.util.Optional;

/**
 * One complete command as it was sent: its lines, without CRLF and without the {@code {n}} that
 * announces a literal, and the literals that came between them. RFC 9051 §2.2.1
 *
 * @param lines one more than there are literals
 * @param stream the literal behind the last line, if it was not held but is still to be read
 */
public record Frame(
        List<FrameOctets> lines, List<Literal> literals, Optional<LiteralStream> stream) {

    public Frame {
        lines = List.copyOf(lines);
        literals = List.copyOf(literals);
        if (lines.size() != literals.size() + 1) {
            throw new IllegalArgumentException("literals do not fit the lines");
        }
    }

    /** A command without literals. */
    public static Frame of(FrameOctets line) {
        return new Frame(List.of(line), List.of(), Optional.empty());
    }

    /** A command without literals, one octet for each of these characters up to U+00FF. */
    public static Frame of(String line) {
        return of(FrameOctets.of(line));
    }

    /** The command has been answered: nothing of it can be read any more. */
    public void giveBack() {
        lines.forEach(FrameOctets::giveBack);
        literals.forEach(literal -> literal.octets().giveBack());
    }

    /**
     * {@code literal}, {@code literal8}: octets that were held in memory. RFC 9051 §4.3
     *
     * @param isBinary whether it was announced as {@code literal8}, which may contain NUL
     */
    public record Literal(FrameOctets octets, boolean isBinary) {}
}
