package io.culver.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.proto.CriteriaCodec;
import io.culver.proto.IdCodec;
import io.culver.proto.search.v1.QueryRequest;
import io.culver.proto.search.v1.QueryResponse;
import io.culver.proto.search.v1.SearchGrpc;
import io.culver.search.copy.MemoryCopies;
import io.culver.search.extract.SampleDocuments;
import io.culver.search.ingest.MemoryFeed;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** What SEARCH finds in attached documents, and that none of them stands in another's way. */
class AttachmentSearchTest {
    private static final AccountId ANNE = new AccountId(new UUID(0, 1));
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir private Path directory;
    private final MemoryFeed feed = new MemoryFeed();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private SearchService service;
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        start(SearchConfig.of(directory));
    }

    private void start(SearchConfig config) throws IOException {
        service =
                SearchService.start(
                        config,
                        feed,
                        new MemoryCopies(),
                        Clock.systemUTC(),
                        new SecureRandom(),
                        meters);
        String name = UUID.randomUUID().toString();
        server =
                InProcessServerBuilder.forName(name)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .addService(service.definition())
                        .build()
                        .start();
        channel = InProcessChannelBuilder.forName(name).build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
        service.close();
    }

    @Test
    void findsWhatDocumentsSayAndWhatTheyAreCalled() throws IOException {
        append("plain wombat");
        append(new MailWithAttachments("one", "see").attach("application/pdf", "quoll.pdf", pdf()));
        byte[] archive = SampleDocuments.zip("a/numbat.docx", SampleDocuments.docx("in archive"));
        ModSeq seq =
                append(
                        new MailWithAttachments("two", "see")
                                .attach("application/octet-stream", "x.zip", archive));
        assertEquals(List.of(2L), found(new SearchCriteria.Body("marsupial"), seq));
        assertEquals(List.of(2L), found(new SearchCriteria.Text("nocturnal marsupial"), seq));
        assertEquals(List.of(2L), found(new SearchCriteria.Body("quoll"), seq));
        assertEquals(List.of(3L), found(new SearchCriteria.Body("in archive"), seq));
        assertEquals(List.of(3L), found(new SearchCriteria.Body("numbat"), seq));
        assertEquals(2, meters.get("search_attachments").counter().count());
        assertEquals(1, meters.get("search_attachment_workers").gauge().value());
    }

    @Test
    void aHostileDocumentCostsItsOwnText() throws IOException {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        byte[] nested =
                ("%PDF-1.4\n1 0 obj\n<< /Pages " + deep).getBytes(StandardCharsets.US_ASCII);
        byte[] table = "<tr><td>cell</td></tr>".repeat(3 << 20).getBytes(StandardCharsets.US_ASCII);
        byte[] cut = Arrays.copyOf(pdf(), 400);
        appendBeside("bomb.zip", SampleDocuments.bomb("a.html", "<html><!--", 1L << 30));
        appendBeside("nested.pdf", nested);
        appendBeside("table.html", table);
        appendBeside("corrupt.pdf", cut);
        ModSeq seq = appendBeside("good.pdf", pdf());
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), found(new SearchCriteria.Body("nocturnal"), seq));
        assertEquals(List.of(3L), found(new SearchCriteria.Body("table.html"), seq));
        for (String reason : List.of("expansion", "size")) {
            assertEquals(1, skipped(reason), reason);
        }
        assertEquals(2, skipped("corrupt"));
        service.close();
        assertEquals(4, skippedInIndex());
    }

    /** With a good one in the same message. */
    private ModSeq appendBeside(String name, byte[] document) throws IOException {
        return append(
                new MailWithAttachments("s", "t")
                        .attach("application/octet-stream", name, document)
                        .attach("application/octet-stream", "other.pdf", pdf()));
    }

    private double skipped(String reason) {
        return meters.get("search_attachments_skipped").tag("reason", reason).counter().count();
    }

    private int skippedInIndex() throws IOException {
        int skipped = 0;
        try (var files = FSDirectory.open(directory.resolve(ANNE.toString()));
                var reader = DirectoryReader.open(files)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                NumericDocValues counts = DocValues.getNumeric(leaf.reader(), "skipped");
                while (counts.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    skipped += (int) counts.longValue() & 0xFFFF; // above are the reasons
                }
            }
        }
        return skipped;
    }

    @Test
    void withoutWorkersFindsAllElse() throws IOException {
        stop();
        start(SearchConfig.of(directory).withAttachments(false));
        ModSeq seq =
                append(
                        new MailWithAttachments("s", "wombat")
                                .attach("application/pdf", "quoll.pdf", pdf()));
        assertEquals(List.of(1L), found(new SearchCriteria.Body("wombat"), seq));
        assertEquals(List.of(1L), found(new SearchCriteria.Body("quoll"), seq));
        assertEquals(List.of(), found(new SearchCriteria.Body("marsupial"), seq));
        assertEquals(0, meters.get("search_attachment_workers").gauge().value());
        assertEquals(1, skipped("off"));
        service.close();
        assertEquals(1, skippedInIndex());
    }

    private static byte[] pdf() throws IOException {
        return SampleDocuments.pdf("A nocturnal marsupial");
    }

    private ModSeq append(String text) {
        return feed.append(ANNE, "Subject: s\r\n\r\n" + text);
    }

    private ModSeq append(MailWithAttachments mail) {
        return feed.append(ANNE, mail.octets());
    }

    private List<Long> found(SearchCriteria criteria, ModSeq minSeq) throws IOException {
        QueryResponse response =
                SearchGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(LONG)
                        .query(
                                QueryRequest.newBuilder()
                                        .setAccountId(IdCodec.encode(ANNE))
                                        .setMinSeq(minSeq.value())
                                        .addCriteria(CriteriaCodec.encode(criteria))
                                        .build());
        var emails = new Roaring64NavigableMap();
        try (var in = new DataInputStream(response.getEmailIds(0).newInput())) {
            emails.deserializePortable(in);
        }
        return LongStream.of(emails.toArray()).boxed().toList();
    }
}
