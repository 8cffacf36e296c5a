package io.culver.imap.netty;

import io.netty.buffer.ByteBuf;

/**
 * How deep the parentheses of a command nest, counted while it comes in: who never ends a line must
 * not have it kept to its end. RFC 9051 §4.4
 */
final class Nesting {

    private int depth;
    private int deepest;
    private boolean isQuoted;
    private boolean isEscaped;

    /** Reads these octets, which follow those read before. */
    void read(ByteBuf in, int from, int to) {
        for (int at = from; at < to; at++) {
            read(in.getByte(at));
        }
    }

    private void read(byte octet) {
        if (isQuoted) {
            isQuoted = isEscaped || octet != '"';
            isEscaped = !isEscaped && octet == '\\';
        } else {
            switch (octet) {
                case '"' -> isQuoted = true;
                case '(' -> deepest = Math.max(deepest, ++depth);
                case ')' -> depth--;
                default -> {}
            }
        }
    }

    /** The line is over, and with it what was quoted; what is in parentheses may go on. */
    void endLine() {
        isQuoted = false;
        isEscaped = false;
    }

    /** How deep it was at its deepest. */
    int deepest() {
        return deepest;
    }
}
