package io.culver.search.extract.worker;

import io.culver.search.limits.SearchLimits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * The documents in one document: entries of archives, attachments of mail, objects in office
 * documents. So many of them, so deep and so large as they may be.
 */
final class EmbeddedDocuments extends ParsingEmbeddedDocumentExtractor {
    private int count;
    private int depth;
    private long octets;
    private boolean areTooMany;

    EmbeddedDocuments(ParseContext context) {
        super(context);
    }

    /** Whether there were more than were read. */
    boolean areTooMany() {
        return areTooMany;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return !areTooMany && super.shouldParseEmbedded(metadata);
    }

    @Override
    public void parseEmbedded(
            InputStream document, ContentHandler text, Metadata metadata, boolean isWithHtml)
            throws SAXException, IOException {
        count++;
        if (count > SearchLimits.EMBEDDED_DOCUMENTS || depth >= SearchLimits.EMBEDDED_DEPTH) {
            throw tooMany();
        }
        depth++;
        try {
            super.parseEmbedded(bounded(document), text, metadata, isWithHtml);
        } finally {
            depth--;
        }
    }

    /** What a library has opened already is part of what was read already. */
    private InputStream bounded(InputStream document) {
        TikaInputStream opened = TikaInputStream.cast(document);
        return opened != null && opened.getOpenContainer() != null
                ? document
                : new Counted(document);
    }

    private IOException tooMany() {
        areTooMany = true;
        return new IOException("too many documents in one");
    }

    /** Counts what is unpacked. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        @Override
        public long skip(long length) throws IOException {
            long skipped = super.skip(length);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long more) throws IOException {
            octets += more;
            if (octets > SearchLimits.EMBEDDED_OCTETS.octets()) {
                throw tooMany();
            }
        }
    }
}
