package io.culver.search.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.search.extract.wire.DocumentText;
import io.culver.search.extract.wire.SkipReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read in documents of the kinds that people attach. */
class DocumentKindsTest {
    private static final String TEXT = "Wombat quoll";

    @TempDir private static Path directory;
    private static ReadByWorkers workers;

    @BeforeAll
    static void start() {
        workers = new ReadByWorkers(WorkerSettings.of(directory));
    }

    @AfterAll
    static void stop() {
        workers.close();
    }

    @Test
    void readsPdf() throws IOException {
        assertText("Wombat quoll", "a.pdf", SampleDocuments.pdf(TEXT));
    }

    @Test
    void readsWordProcessors() throws IOException {
        assertText("Wombat quoll Wombat quoll in a table", "a.docx", SampleDocuments.docx(TEXT));
        assertText("Wombat quoll", "a.odt", SampleDocuments.odt(TEXT));
        assertText("Wombat quoll", "a.rtf", SampleDocuments.rtf(TEXT));
    }

    @Test
    void readsSheetsWithTheirNamesAndNumbers() throws IOException {
        String sheet = "Wombat quoll sheet Wombat quoll 1234.5";
        assertText(sheet, "a.xlsx", SampleDocuments.xlsx(TEXT));
        assertText(sheet, "a.xls", SampleDocuments.xls(TEXT));
    }

    @Test
    void readsSlides() throws IOException {
        assertText("Wombat quoll", "a.pptx", SampleDocuments.pptx(TEXT));
        assertText("PowerPoint Presentation Wombat quoll", "a.ppt", SampleDocuments.ppt(TEXT));
    }

    @Test
    void readsHtmlWithItsLinks() throws IOException {
        assertText("Wombat quoll b http://a.example/", "a.html", SampleDocuments.html(TEXT));
        assertText("Wombat quoll", "a.epub", SampleDocuments.xhtmlBook(TEXT));
    }

    @Test
    void readsPlainTextInItsCharacterSet() {
        assertText("Wombat quoll", "a.txt", SampleDocuments.octets(TEXT));
        assertText("Grüße жук", "a.csv", SampleDocuments.octets("Grüße\nжук"));
        assertText(
                "Wombat quoll",
                "a.xml",
                SampleDocuments.octets("<a><b c='d'>Wombat quoll</b></a>"));
    }

    @Test
    void readsMailWithItsSubject() {
        assertText("Wombat quoll sold Wombat quoll in it", "a.eml", SampleDocuments.mail(TEXT));
    }

    @Test
    void readsArchivesWithTheNamesInThem() throws IOException {
        byte[] archive =
                SampleDocuments.zip(
                        "a/wallaby.txt",
                        SampleDocuments.octets(TEXT),
                        "inner.zip",
                        SampleDocuments.zip("numbat.pdf", SampleDocuments.pdf("within")));
        assertText("a/wallaby.txt Wombat quoll inner.zip numbat.pdf within", "a.zip", archive);
        assertText("a Wombat quoll", "a.gz", SampleDocuments.gzip(SampleDocuments.octets(TEXT)));
    }

    @Test
    void findsOutWhatADocumentIsWhateverItIsCalled() throws IOException {
        assertText("Wombat quoll", "a.jpg", SampleDocuments.pdf(TEXT));
        assertText("Wombat quoll", "", SampleDocuments.pptx(TEXT));
    }

    @Test
    void readsNothingInWhatHasNoText() {
        assertText("", "a.bin", new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
        assertText("", "a.pdf", new byte[0]);
    }

    @Test
    void keepsNothingOfWhatItRead() throws IOException {
        assertText("a Wombat quoll", "a.gz", SampleDocuments.gzip(SampleDocuments.pdf(TEXT)));
        try (Stream<Path> left = Files.walk(directory)) {
            assertEquals(
                    List.of("arguments"),
                    left.filter(Files::isRegularFile)
                            .map(file -> String.valueOf(file.getFileName()))
                            .toList());
        }
    }

    @Test
    void saysThatAPasswordIsMissing() throws IOException {
        DocumentText text = workers.read("a.pdf", SampleDocuments.encryptedPdf(TEXT));
        assertEquals(DocumentText.skipped(SkipReason.ENCRYPTED), text);
    }

    private static void assertText(String expected, String name, byte[] octets) {
        DocumentText text = workers.read(name, octets);
        assertEquals(Optional.empty(), text.skipped());
        assertEquals(expected, text.text().replaceAll("\\s+", " "));
        assertTrue(workers.count() <= 1);
    }
}
