package io.culver.search.ingest;

import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.Octets;
import io.culver.model.Span;
import io.culver.search.limits.SearchLimits;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** A span of a stored message, asked for piece by piece as it is read. */
final class StoredOctets extends InputStream {
    private final AccountFeed feed;
    private final AccountId account;
    private final EmailId email;
    private final long end;
    private long position;
    private ByteBuffer piece = ByteBuffer.allocate(0);

    StoredOctets(AccountFeed feed, AccountId account, EmailId email, Span span) {
        this.feed = feed;
        this.account = account;
        this.email = email;
        this.position = span.offset();
        this.end = span.end();
    }

    @Override
    public int read() {
        return hasMore() ? piece.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, piece.remaining());
        piece.get(target, offset, count);
        return count;
    }

    private boolean hasMore() {
        if (!piece.hasRemaining() && position < end) {
            long length = Math.min(end - position, SearchLimits.ATTACHMENT_PIECE.octets());
            var stretch = new AccountFeed.Stretch(email, new Span(position, length));
            Octets read = feed.read(account, List.of(stretch)).getFirst();
            position = read.size() < length ? end : position + length;
            piece = read.asReadOnlyBuffer();
        }
        return piece.hasRemaining();
    }
}
