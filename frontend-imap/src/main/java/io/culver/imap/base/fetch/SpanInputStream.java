package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem.Message;
import io.culver.model.Span;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** A stretch of a message as a stream, asked for window by window as it is read. */
final class SpanInputStream extends InputStream {

    /** What is held at a time. */
    private static final long WINDOW = 256 * 1024;

    private final Message message;
    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private final byte[] single = new byte[1];
    private Span rest;
    private int at;

    SpanInputStream(Message message, Span span) {
        this.message = message;
        this.rest = span;
    }

    @Override
    public int read() {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (pieces.isEmpty() && rest.length() > 0) {
            readWindow();
        }
        byte[] piece = pieces.peek();
        if (piece == null) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, count);
        at += count;
        if (at == piece.length) {
            pieces.remove();
            at = 0;
        }
        return count;
    }

    private void readWindow() {
        long length = Math.min(WINDOW, rest.length());
        message.read(
                new Span(rest.offset(), length),
                piece -> {
                    if (piece.length > 0) {
                        pieces.add(piece);
                    }
                });
        rest = new Span(rest.offset() + length, rest.length() - length);
    }
}
