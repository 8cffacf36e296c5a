package io.culver.search.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.search.extract.wire.DocumentText;
import io.culver.search.extract.wire.SkipReason;
import io.culver.search.limits.SearchLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents made to hurt whoever reads them: each costs its own text at most. */
class HostileDocumentsTest {
    private static final int DEEP = 10_000;

    @TempDir private static Path directory;
    private static ReadByWorkers workers;

    @BeforeAll
    static void start() {
        workers = new ReadByWorkers(WorkerSettings.of(directory));
    }

    @AfterAll
    static void stop() throws IOException {
        workers.close();
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(0, left.count());
        }
    }

    @AfterEach
    void theNextDocumentIsUnhurt() throws IOException {
        assertEquals(
                new DocumentText("unhurt", Optional.empty()),
                workers.read("a.pdf", SampleDocuments.pdf("unhurt")));
    }

    @Test
    void cutsWhatAnArchiveUnpacksTo() throws IOException {
        DocumentText text = workers.read("a.zip", SampleDocuments.bomb("in.txt", "", 1 << 30));
        assertTrue(text.text().startsWith("in.txt"));
        assertTrue(text.text().length() <= SearchLimits.ATTACHMENT_CHARS);
    }

    @Test
    void unpacksNoMoreThanItMay() throws IOException {
        long tooMany = SearchLimits.EMBEDDED_OCTETS.octets() + 1;
        byte[] archive = SampleDocuments.bomb("in.html", "<!doctype html><!-- ", tooMany);
        assertTrue(archive.length < 1 << 20);
        DocumentText text = workers.read("a.zip", archive);
        assertEquals(new DocumentText("in.html", Optional.of(SkipReason.EXPANSION)), text);
    }

    @Test
    void looksIntoNoMoreThanSoManyEntries() throws IOException {
        Object[] entries = new Object[2 * (SearchLimits.EMBEDDED_DOCUMENTS + 1)];
        for (int i = 0; i < entries.length; i += 2) {
            entries[i] = i / 2 + ".txt";
            entries[i + 1] = SampleDocuments.octets("entry" + i / 2);
        }
        DocumentText text = workers.read("a.zip", SampleDocuments.zip(entries));
        assertEquals(Optional.of(SkipReason.EXPANSION), text.skipped());
        assertTrue(text.text().contains("entry" + (SearchLimits.EMBEDDED_DOCUMENTS - 1)));
        assertFalse(text.text().contains("entry" + SearchLimits.EMBEDDED_DOCUMENTS));
        Object[] fewer = Arrays.copyOf(entries, entries.length - 2);
        DocumentText all = workers.read("b.zip", SampleDocuments.zip(fewer));
        assertEquals(Optional.empty(), all.skipped());
    }

    @Test
    void looksIntoArchivesOnlySoDeep() throws IOException {
        byte[] archive = SampleDocuments.octets("innermost");
        for (int i = 1; i <= SearchLimits.EMBEDDED_DEPTH; i++) {
            archive = SampleDocuments.zip(i == 1 ? "in.txt" : "in.zip", archive);
        }
        DocumentText all = workers.read("a.zip", archive);
        assertEquals(Optional.empty(), all.skipped());
        assertTrue(all.text().endsWith("innermost"), all::text);
        DocumentText text = workers.read("a.zip", SampleDocuments.zip("in.zip", archive));
        assertEquals(Optional.of(SkipReason.EXPANSION), text.skipped());
        for (int i = 0; i < 500; i++) {
            archive = SampleDocuments.zip("in.zip", archive);
        }
        DocumentText deep = workers.read("a.zip", archive);
        assertEquals(Optional.of(SkipReason.EXPANSION), deep.skipped());
    }

    @Test
    void endsNestingWithoutEnd() throws IOException {
        byte[] odt = SampleDocuments.odtOf(nested("<text:span>", "deep", "</text:span>"));
        assertEquals(Optional.of(SkipReason.EXPANSION), workers.read("a.odt", odt).skipped());
        byte[] xml = SampleDocuments.octets(nested("<a>", "deep", "</a>"));
        assertEquals(Optional.of(SkipReason.EXPANSION), workers.read("a.xml", xml).skipped());
        byte[] html = SampleDocuments.octets("<!doctype html>" + nested("<div>", "deep", "</div>"));
        assertEquals(new DocumentText("deep", Optional.empty()), workers.read("a.html", html));
        byte[] pdf =
                SampleDocuments.octets(
                        """
                        %%PDF-1.4
                        1 0 obj
                        << /Type /Catalog /Pages %s >>
                        endobj
                        trailer << /Root 1 0 R >>
                        %%%%EOF
                        """
                                .formatted(nested("[", "", "]")));
        assertEquals(DocumentText.skipped(SkipReason.CORRUPT), workers.read("a.pdf", pdf));
        byte[] rtf = SampleDocuments.octets("{\\rtf1 " + nested("{\\b ", "deep", "}") + "}");
        assertTrue(workers.read("a.rtf", rtf).text().length() < DEEP);
    }

    private static String nested(String begin, String within, String end) {
        return begin.repeat(DEEP) + within + end.repeat(DEEP);
    }

    @Test
    void readsAnEndlessTableFromLeftToRight() {
        DocumentText text =
                workers.read(
                        "a.html",
                        () ->
                                new SequenceInputStream(
                                        stream("<!doctype html><html><body><table>"),
                                        // Backwards, since it counts down.
                                        new Repeated(">rt/<>dt/<llec>dt<>rt<", 200 << 20)));
        assertEquals(Optional.empty(), text.skipped());
        assertEquals(SearchLimits.ATTACHMENT_CHARS, text.text().length());
    }

    @Test
    void saysOfADamagedDocumentThatItIs() throws IOException {
        byte[] pdf = SampleDocuments.pdf("never read");
        byte[] docx = SampleDocuments.docx("never read");
        byte[] junk = pdf.clone();
        new Random(1).nextBytes(junk);
        System.arraycopy(pdf, 0, junk, 0, 20);
        for (byte[] damaged :
                new byte[][] {
                    Arrays.copyOf(pdf, pdf.length / 2), junk, Arrays.copyOf(docx, docx.length / 2)
                }) {
            assertEquals(DocumentText.skipped(SkipReason.CORRUPT), workers.read("a.pdf", damaged));
        }
    }

    @Test
    void expandsNoEntitiesAndFetchesNothing() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            Path secret = Files.writeString(directory.resolveSibling("secret"), "secret");
            String xml =
                    """
                    <?xml version="1.0"?>
                    <!DOCTYPE a SYSTEM "http://127.0.0.1:%1$d/dtd" [
                    <!ENTITY b SYSTEM "%2$s">
                    <!ENTITY c SYSTEM "http://127.0.0.1:%1$d/">]>
                    <a>x &b; &c; y</a>
                    """
                            .formatted(server.getLocalPort(), secret.toUri());
            DocumentText text = workers.read("a.xml", SampleDocuments.octets(xml));
            assertFalse(text.text().contains("secret"), text::text);
            assertThrows(SocketTimeoutException.class, server::accept);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The same again and again. */
    private static final class Repeated extends InputStream {
        private final byte[] unit;
        private int left;

        Repeated(String unit, int length) {
            this.unit = unit.getBytes(StandardCharsets.US_ASCII);
            this.left = length;
        }

        @Override
        public int read() {
            return left == 0 ? -1 : unit[left-- % unit.length];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(length, left);
            for (int i = 0; i < count; i++) {
                target[offset + i] = unit[left-- % unit.length];
            }
            return count == 0 ? -1 : count;
        }
    }
}
