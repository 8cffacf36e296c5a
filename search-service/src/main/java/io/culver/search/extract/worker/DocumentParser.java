package io.culver.search.extract.worker;

import io.culver.search.extract.wire.DocumentHead;
import io.culver.search.extract.wire.DocumentText;
import io.culver.search.extract.wire.SkipReason;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.OldExcelParser;
import org.apache.tika.parser.microsoft.TNEFParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.FlatOpenDocumentParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.pkg.CompressorParser;
import org.apache.tika.parser.pkg.PackageParser;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.parser.xml.DcXMLParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.SAXException;

/** Takes the text out of a document of any of the kinds that people attach to mail. */
final class DocumentParser {
    /** What Tika, POI and the JDK's XML parser say of them; they have no types for it. */
    private static final List<String> BOMBS = List.of("zip bomb", "zip-bomb", "jaxp0001");

    private final int charsMax;

    /** Named one by one: what else the libraries could read is not for us. */
    private final Parser parser =
            new AutoDetectParser(
                    new DefaultDetector(),
                    new PDFParser(),
                    new OOXMLParser(),
                    new OfficeParser(),
                    new OldExcelParser(),
                    new RTFParser(),
                    new TNEFParser(),
                    new OpenDocumentParser(),
                    new FlatOpenDocumentParser(),
                    new EpubParser(),
                    new RFC822Parser(),
                    new HtmlParser(),
                    new DcXMLParser(),
                    new TXTParser(),
                    new CompressorParser(),
                    new PackageParser());

    /**
     * @param charsMax what is beyond so many characters of a text is left out
     */
    DocumentParser(int charsMax) {
        this.charsMax = charsMax;
    }

    /** The document's text. Nothing in it makes this fail, but it may take all time and memory. */
    DocumentText parse(DocumentHead head, Path document) throws IOException {
        var text = new StringWriter();
        var context = new ParseContext();
        var parts = new EmbeddedDocuments(context);
        context.set(Parser.class, parser);
        context.set(EmbeddedDocumentExtractor.class, parts);
        context.set(PDFParserConfig.class, pdf());
        context.set(OfficeParserConfig.class, office());
        var metadata = new Metadata();
        if (!head.name().isEmpty()) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, head.name());
        }
        metadata.set(HttpHeaders.CONTENT_TYPE, head.type());
        Optional<SkipReason> skipped;
        try (var octets = TikaInputStream.get(document)) {
            skipped = parse(octets, new WriteOutContentHandler(text, charsMax), metadata, context);
        }
        return new DocumentText(
                cut(titled(metadata, text.toString().strip())),
                parts.areTooMany() ? Optional.of(SkipReason.EXPANSION) : skipped);
    }

    private Optional<SkipReason> parse(
            TikaInputStream octets,
            WriteOutContentHandler text,
            Metadata metadata,
            ParseContext context) {
        try {
            parser.parse(octets, new BodyContentHandler(text), metadata, context);
            return Optional.empty();
        } catch (EncryptedDocumentException _) {
            return Optional.of(SkipReason.ENCRYPTED);
        } catch (ZeroByteFileException _) {
            return Optional.empty();
        } catch (IOException | SAXException | TikaException | RuntimeException e) {
            if (WriteLimitReachedException.isWriteLimitReached(e)) {
                return Optional.empty(); // cut, as all text is
            }
            return Optional.of(isBomb(e) ? SkipReason.EXPANSION : SkipReason.CORRUPT);
        } catch (LinkageError _) {
            return Optional.of(SkipReason.CORRUPT); // of a kind that we left libraries out for
        }
    }

    /** A title, or the subject of a mail, is shown beside the text and looked for in it. */
    private static String titled(Metadata metadata, String text) {
        String title = metadata.get(TikaCoreProperties.TITLE);
        boolean isNew = title != null && !title.isBlank() && !text.startsWith(title);
        return isNew ? title + "\n" + text : text;
    }

    private static boolean isBomb(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (BOMBS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }

    /** Not between the two halves of a character. */
    private String cut(String text) {
        if (text.length() <= charsMax) {
            return text;
        }
        boolean isHalf = Character.isHighSurrogate(text.charAt(charsMax - 1));
        return text.substring(0, isHalf ? charsMax - 1 : charsMax);
    }

    private static PDFParserConfig pdf() {
        var config = new PDFParserConfig();
        config.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        config.setExtractInlineImages(false);
        config.setMaxMainMemoryBytes(32 << 20);
        return config;
    }

    /** Word and PowerPoint as streams: a tree of either takes a hundred times the octets. */
    private static OfficeParserConfig office() {
        var config = new OfficeParserConfig();
        config.setUseSAXDocxExtractor(true);
        config.setUseSAXPptxExtractor(true);
        config.setWriteSelectHeadersInBody(true); // of Outlook's messages
        return config;
    }
}
