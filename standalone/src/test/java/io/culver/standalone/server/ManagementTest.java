package io.culver.standalone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.standalone.config.Settings;
import io.culver.testkit.imap.ImapClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health and metrics as {@code docs/operations.md} describes them. */
class ManagementTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "operations.md");
    private static final Pattern METRIC = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|(.*)$");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir private Path data;
    private int port;

    @BeforeEach
    void findPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @Test
    void isUpUntilItStops() throws IOException, InterruptedException {
        try (CulverServer server = start(Map.of("culver.role", "all", "culver.store", "memory"))) {
            assertTrue(server.frontend().isPresent());
            HttpResponse<String> health = get("/health");
            assertEquals(200, health.statusCode(), health.body());
            assertTrue(health.body().contains("\"store\""), health.body());
        }
        assertThrows(ConnectException.class, () -> get("/health"));
    }

    @Test
    void isDownWhileTheServiceThatItNeedsDoesNotAnswer() throws IOException, InterruptedException {
        try (CulverServer _ =
                start(
                        Map.of(
                                "culver.role", "frontend-imap",
                                "culver.mailbox.target", "127.0.0.1:1"))) {
            assertEquals(503, get("/health").statusCode());
        }
    }

    @Test
    void hasTheMetricsOfTheDocument() throws IOException, InterruptedException {
        List<String> named =
                METRIC.matcher(Files.readString(DOCUMENT))
                        .results()
                        .filter(row -> !row.group(2).contains("not there before"))
                        .map(row -> row.group(1))
                        .toList();
        assertTrue(named.size() > 10, named::toString);
        try (CulverServer server = start(Map.of("culver.role", "all", "culver.store", "memory"));
                ImapClient client =
                        ImapClient.connect(
                                server.frontend().orElseThrow().address().orElseThrow())) {
            var _ = client.read();
            var _ = client.login("nobody", "wrong");
            String metrics = get("/prometheus").body();
            assertEquals(
                    List.of(), named.stream().filter(name -> !metrics.contains(name)).toList());
        }
    }

    private CulverServer start(Map<String, Object> keys) throws IOException {
        Map<String, Object> all = new HashMap<>(keys);
        all.put("culver.data", data.toString());
        all.put("culver.imap.port", 0);
        all.put("culver.imap.insecure-plaintext-login", true);
        all.put("culver.management.enabled", true);
        all.put("culver.management.port", port);
        return CulverServer.start(Settings.of(all));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
