package io.culver.search.extract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Small documents of the kinds that people attach, made here. */
public final class SampleDocuments {
    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text";

    private SampleDocuments() {}

    public static byte[] pdf(String text) throws IOException {
        try (var document = new PDDocument()) {
            write(document, text);
            return saved(document);
        }
    }

    static byte[] encryptedPdf(String text) throws IOException {
        try (var document = new PDDocument()) {
            write(document, text);
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return saved(document);
        }
    }

    private static void write(PDDocument document, String text) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(50, 700);
            content.showText(text);
            content.endText();
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    public static byte[] docx(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(text);
            document.createTable(1, 1).getRow(0).getCell(0).setText(text + " in a table");
            document.write(out);
        }
        return out.toByteArray();
    }

    static byte[] xlsx(String text) throws IOException {
        return sheet(new XSSFWorkbook(), text);
    }

    static byte[] xls(String text) throws IOException {
        return sheet(new HSSFWorkbook(), text);
    }

    private static byte[] sheet(Workbook workbook, String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (workbook) {
            var row = workbook.createSheet(text + " sheet").createRow(0);
            row.createCell(0).setCellValue(text);
            row.createCell(1).setCellValue(1234.5);
            workbook.write(out);
        }
        return out.toByteArray();
    }

    static byte[] pptx(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var show = new XMLSlideShow()) {
            show.createSlide().createTextBox().setText(text);
            show.write(out);
        }
        return out.toByteArray();
    }

    static byte[] ppt(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var show = new HSLFSlideShow()) {
            show.createSlide().createTextBox().setText(text);
            show.write(out);
        }
        return out.toByteArray();
    }

    static byte[] odt(String text) throws IOException {
        return odtOf("<text:p>" + text + "</text:p>");
    }

    /** An OpenDocument text with this for its body. */
    static byte[] odtOf(String body) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            byte[] type = octets(OPEN_DOCUMENT);
            var first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            var crc = new CRC32();
            crc.update(type);
            first.setCrc(crc.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            put(
                    zip,
                    "content.xml",
                    octets(
                            """
                            <?xml version="1.0" encoding="UTF-8"?>
                            <office:document-content
                             xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                             xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
                            <office:body><office:text>%s</office:text></office:body>
                            </office:document-content>
                            """
                                    .formatted(body)));
        }
        return out.toByteArray();
    }

    static byte[] rtf(String text) {
        return octets("{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}\\f0\\pard " + text + "\\par}");
    }

    static byte[] html(String text) {
        return octets(
                "<!DOCTYPE html><html><head><style>no{}</style></head><body><p>%s <a href=\"http://a.example/\">b</a>"
                        .formatted(text));
    }

    static byte[] xhtmlBook(String text) throws IOException {
        return zip(
                "mimetype",
                octets("application/epub+zip"),
                "META-INF/container.xml",
                octets(
                        """
                        <?xml version="1.0"?>
                        <container version="1.0"
                         xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                        <rootfiles><rootfile full-path="book.opf"
                         media-type="application/oebps-package+xml"/></rootfiles></container>
                        """),
                "book.opf",
                octets(
                        """
                        <?xml version="1.0"?>
                        <package xmlns="http://www.idpf.org/2007/opf" version="3.0">
                        <manifest><item id="one" href="one.xhtml"
                         media-type="application/xhtml+xml"/></manifest>
                        <spine><itemref idref="one"/></spine></package>
                        """),
                "one.xhtml",
                octets(
                        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>%s</p></body></html>"
                                .formatted(text)));
    }

    static byte[] mail(String text) {
        return octets(
                "From: a@b.example\r\nSubject: %1$s sold\r\n\r\n%1$s in it\r\n".formatted(text));
    }

    static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    /** An archive of names and contents in turn. */
    public static byte[] zip(Object... entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries.length; i += 2) {
                put(zip, (String) entries[i], (byte[]) entries[i + 1]);
            }
        }
        return out.toByteArray();
    }

    /** An archive of one entry that begins like this: a thousandth of its octets is left. */
    public static byte[] bomb(String name, String begin, long octets) throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] block = "a ".repeat(1 << 19).getBytes(StandardCharsets.US_ASCII);
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(octets(begin));
            for (long left = octets; left > 0; left -= block.length) {
                zip.write(block, 0, (int) Math.min(left, block.length));
            }
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
