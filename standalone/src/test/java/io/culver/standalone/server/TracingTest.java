package io.culver.standalone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.LoginName;
import io.culver.model.Secret;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.standalone.config.ConfigurationException;
import io.culver.standalone.config.Settings;
import io.culver.testkit.imap.ImapClient;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector of traces is told of a command. */
class TracingTest {
    @TempDir private Path data;
    private final Collector collector = new Collector();
    private Server server;

    @BeforeEach
    void collect() throws IOException {
        server =
                NettyServerBuilder.forAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .addService(collector)
                        .build()
                        .start();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void aCommandsTraceReachesFromImapToTheCommit() throws IOException {
        try (CulverServer culver = start("http://127.0.0.1:" + server.getPort(), 1);
                AdministrationClient administration = AdministrationClient.open(data);
                ImapClient client =
                        ImapClient.connect(
                                culver.frontend().orElseThrow().address().orElseThrow())) {
            administration.addAccount(new LoginName("anne"), Secret.of("secret"));
            var _ = client.read();
            var _ = client.login("anne", "secret");
            var _ = client.command("CREATE Wanderings");
        }
        Span command = collector.named("IMAP CREATE");
        List<Span> trace = collector.trace(command);
        assertTrue(
                trace.stream().anyMatch(it -> it.getName().contains("Mailboxes/Create")),
                trace::toString);
        assertTrue(trace.stream().anyMatch(it -> it.getName().equals("commit")), trace::toString);
        assertEquals(
                List.of(),
                collector.spans.stream()
                        .filter(it -> it.toString().contains("Wanderings"))
                        .toList());
    }

    @Test
    void refusesWhatIsNoEndpointAndNoShare() {
        assertThrows(ConfigurationException.class, () -> start("collector", 1));
        assertThrows(ConfigurationException.class, () -> start("http://127.0.0.1:1", 2));
    }

    private CulverServer start(String endpoint, double ratio) throws IOException {
        Map<String, Object> all = new HashMap<>();
        all.put("culver.store", "memory");
        all.put("culver.data", data.toString());
        all.put("culver.imap.port", 0);
        all.put("culver.imap.insecure-plaintext-login", true);
        all.put("culver.tracing.endpoint", endpoint);
        all.put("culver.tracing.ratio", ratio);
        return CulverServer.start(Settings.of(all));
    }

    /** Keeps what it is sent. */
    private static final class Collector extends TraceServiceGrpc.TraceServiceImplBase {
        private final List<Span> spans = new CopyOnWriteArrayList<>();

        @Override
        public void export(
                ExportTraceServiceRequest request,
                StreamObserver<ExportTraceServiceResponse> response) {
            request.getResourceSpansList().stream()
                    .flatMap(resource -> resource.getScopeSpansList().stream())
                    .forEach(scope -> spans.addAll(scope.getSpansList()));
            response.onNext(ExportTraceServiceResponse.getDefaultInstance());
            response.onCompleted();
        }

        Span named(String name) {
            return spans.stream()
                    .filter(it -> it.getName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no span " + name + ": " + spans));
        }

        List<Span> trace(Span of) {
            return spans.stream().filter(it -> it.getTraceId().equals(of.getTraceId())).toList();
        }
    }
}
