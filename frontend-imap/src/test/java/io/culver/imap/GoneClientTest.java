package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.limits.Timeouts;
import io.culver.proto.search.v1.QueryRequest;
import io.culver.proto.search.v1.QueryResponse;
import io.culver.proto.search.v1.SearchGrpc;
import io.culver.testkit.imap.ImapClient;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody goes on looking for what a client wanted that has gone, down to the search service; that
 * does not wait for the next notice, which would come after ten seconds ({@link Timeouts}).
 *
 * <p>Rule J22.
 */
class GoneClientTest {
    private static final int SECONDS = 5;

    private final CulverHost host = new CulverHost(Optional.empty());
    private final Endless endless = new Endless();
    private ImapClient client;

    @BeforeEach
    void fillMailbox() {
        host.newAccount();
        client = host.connect();
        var _ = client.read();
        host.login(client);
        client.append("INBOX", "Subject: x\r\n\r\ny".getBytes(StandardCharsets.US_ASCII)).orThrow();
        client.command("SELECT INBOX").orThrow();
        host.serveSearch(endless.bindService());
    }

    @AfterEach
    void stop() {
        client.close();
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEARCH TEXT x",
                "SORT (ARRIVAL) UTF-8 TEXT x",
                "UID THREAD REFERENCES UTF-8 BODY x",
                "ESEARCH IN (personal) TEXT x",
                "ESEARCH TEXT x"
            })
    void aSearchEndsWithItsClient(String command) throws InterruptedException {
        client.sendLine("a " + command);
        assertTrue(endless.begun.await(SECONDS, TimeUnit.SECONDS));
        client.close();
        assertTrue(endless.cancelled.await(SECONDS, TimeUnit.SECONDS));
    }

    /** A search service that never answers. */
    private static final class Endless extends SearchGrpc.SearchImplBase {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch cancelled = new CountDownLatch(1);

        @Override
        public void query(QueryRequest request, StreamObserver<QueryResponse> response) {
            Context.current().addListener(_ -> cancelled.countDown(), Runnable::run);
            begun.countDown();
        }
    }
}
