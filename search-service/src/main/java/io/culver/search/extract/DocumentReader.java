package io.culver.search.extract;

import io.culver.search.extract.wire.DocumentText;
import io.culver.search.extract.wire.SkipReason;

/** Takes the text out of documents. */
public interface DocumentReader {
    /** Reads none. */
    DocumentReader NONE = _ -> DocumentText.skipped(SkipReason.OFF);

    /**
     * The text of a document. Nothing in the document makes this fail.
     *
     * @throws io.culver.model.MailException if its octets cannot be had; UNAVAILABLE if there are
     *     no readers any more
     */
    DocumentText read(Document document);
}
