package io.culver.imap.wire;

import java.util.List;
import java.util.Optional;

/**
 * One complete command as it was sent: its lines, without CRLF and without the {@code {n}} that
 * announces a literal, and the literals that came between them. RFC 9051 §2.2.1
 *
 * @param lines one character an octet; one more than there are literals
 * @param stream the literal behind the last line, if it was not held but is still to be read
 */
public record Frame(List<String> lines, List<Literal> literals, Optional<LiteralStream> stream) {

    public Frame {
        lines = List.copyOf(lines);
        literals = List.copyOf(literals);
        if (lines.size() != literals.size() + 1) {
            throw new IllegalArgumentException("literals do not fit the lines");
        }
    }

    /** A command without literals. */
    public static Frame of(String line) {
        return new Frame(List.of(line), List.of(), Optional.empty());
    }

    /**
     * {@code literal}, {@code literal8}: octets that were held in memory. RFC 9051 §4.3
     *
     * @param octets one character an octet
     * @param isBinary whether it was announced as {@code literal8}, which may contain NUL
     */
    public record Literal(String octets, boolean isBinary) {}
}
