package io.culver.mime;

import io.culver.model.Span;
import java.io.IOException;
import java.io.InputStream;

/** A message's octets from the first to the last, of which one span after another is read. */
final class MessageInput {
    private final InputStream message;
    private long position;

    MessageInput(InputStream message) {
        this.message = message;
    }

    /**
     * The octets of a span that begins where the last one was left, or later. Ends the use of the
     * span before it.
     */
    InputStream span(Span span) throws IOException {
        message.skipNBytes(span.offset() - position);
        position = span.offset();
        return new Within(span.end());
    }

    private final class Within extends InputStream {
        private final long end;

        Within(long end) {
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] octet = new byte[1];
            return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count =
                    position < end
                            ? message.read(target, offset, (int) Math.min(length, end - position))
                            : -1;
            position += Math.max(count, 0);
            return count;
        }
    }
}
