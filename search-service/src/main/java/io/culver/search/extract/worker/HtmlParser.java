package io.culver.search.extract.worker;

import io.culver.mime.HtmlText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.config.ServiceLoader;
import org.apache.tika.detect.AutoDetectReader;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** HTML read as mail's own HTML is: from left to right, so that its size costs no memory. */
final class HtmlParser implements Parser {
    private static final long serialVersionUID = 1;

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(MediaType.text("html"), MediaType.application("xhtml+xml"));
    }

    @Override
    public void parse(
            InputStream html, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        var text = new XHTMLContentHandler(handler, metadata);
        text.startDocument();
        try (var reader = new AutoDetectReader(html, metadata, new ServiceLoader())) {
            text.characters(HtmlText.withLinks(reader));
        }
        text.endDocument();
    }
}
