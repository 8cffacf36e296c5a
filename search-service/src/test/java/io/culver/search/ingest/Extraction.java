package io.culver.search.ingest;

import io.culver.mime.text.MailText;
import io.culver.mime.text.SparseMessage;
import io.culver.mime.text.TextExtractor;
import io.culver.mime.text.TextSpans;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import io.culver.model.Octets;
import io.culver.model.Span;
import java.util.Arrays;
import java.util.List;

/** What the follower takes out of a message: the text of those stretches that hold any. */
public final class Extraction {
    private Extraction() {}

    public static MailText of(EmailId email, byte[] message) {
        MessageMeta meta = MemoryFeed.meta(message);
        var pieces =
                TextSpans.of(meta.structure()).stream()
                        .map(span -> SparseMessage.Piece.of(span, cut(message, span)))
                        .toList();
        return TextExtractor.extract(email, meta, new SparseMessage(pieces), List.of(), 0);
    }

    private static Octets cut(byte[] octets, Span span) {
        return Octets.wrap(Arrays.copyOfRange(octets, (int) span.offset(), (int) span.end()));
    }
}
