package io.culver.perf.nemesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What faults are made of works here, and leaves nothing behind. */
class FaultToolsTest {
    private static final int SHORT = 300; // milliseconds

    @TempDir private Path folder;

    private static void need(Requirement requirement) {
        assumeTrue(requirement.isMet(ClusterSetting.FULL), () -> "needs " + requirement.what());
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
    }

    private static void connect(ServerSocket to) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(to.getLocalSocketAddress(), SHORT);
        }
    }

    @Test
    void firewallDropsPacketsOfAPortUntilItIsClosed() throws Exception {
        need(Requirement.FIREWALL);
        try (ServerSocket here = listener();
                ServerSocket elsewhere = listener()) {
            try (var firewall = new Firewall()) {
                firewall.drop(Packets.of(here.getLocalPort()));
                assertThrows(SocketTimeoutException.class, () -> connect(here));
                connect(elsewhere);
            }
            connect(here);
        }
    }

    @Test
    void firewallAnswersPacketsByResets() throws Exception {
        need(Requirement.FIREWALL);
        try (ServerSocket here = listener();
                var firewall = new Firewall()) {
            firewall.reset(1, Packets.of(here.getLocalPort()));
            assertThrows(IOException.class, () -> connect(here));
        }
    }

    @Test
    void endsConnectionsOfOthers() throws Exception {
        need(Requirement.SOCKETS);
        try (ServerSocket here = listener();
                var client = new Socket(here.getInetAddress(), here.getLocalPort());
                Socket server = here.accept()) {
            Connections.end((InetSocketAddress) here.getLocalSocketAddress());
            assertThrows(IOException.class, () -> client.getInputStream().read());
            assertThrows(IOException.class, () -> server.getInputStream().read());
        }
    }

    @Test
    void movesTheClockOfAProcessThatObeys() throws Exception {
        need(Requirement.COMPILER);
        Orders orders = Orders.prepare(folder);
        assertEquals(0, hoursAhead(orders));
        orders.moveClock(Duration.ofHours(-1));
        assertEquals(-1, hoursAhead(orders));
    }

    @Test
    void connectionsOfAProcessThatObeysComeFromItsAddress() throws Exception {
        need(Requirement.COMPILER);
        Orders orders = Orders.prepare(folder);
        try (ServerSocket here = listener()) {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Path program = folder.resolve("Connect.java");
            Files.writeString(
                    program,
                    """
                    void main() throws Exception {
                        new java.net.Socket("127.0.0.1", %d).close();
                    }
                    """
                            .formatted(here.getLocalPort()));
            var connect = new ProcessBuilder(java, program.toString()).inheritIO();
            connect.environment().putAll(orders.environment("127.0.0.9"));
            Process process = connect.start();
            try (Socket accepted = here.accept()) {
                assertEquals("127.0.0.9", accepted.getInetAddress().getHostAddress());
            }
            assertEquals(0, process.waitFor());
        }
    }

    private static long hoursAhead(Orders orders) throws Exception {
        var date = new ProcessBuilder("date", "+%s");
        date.environment().putAll(orders.environment("127.0.0.9"));
        Process process = date.start();
        String seconds =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        Instant told = Instant.ofEpochSecond(Long.parseLong(seconds.strip()));
        return Math.round(Duration.between(Instant.now(), told).toSeconds() / 3600.0);
    }

    @Test
    void delaysSyncsOfAProcessThatObeys() throws Exception {
        need(Requirement.COMPILER);
        Orders orders = Orders.prepare(folder);
        orders.delaySync(Duration.ofMillis(500));
        var sync = new ProcessBuilder("sync", folder.resolve("orders").toString());
        sync.environment().putAll(orders.environment("127.0.0.9"));
        long begun = System.nanoTime();
        assertEquals(0, sync.start().waitFor());
        assertTrue(System.nanoTime() - begun >= 500_000_000L);
    }

    @Test
    void controlGroupTakesAProcessAndGoes() throws Exception {
        need(Requirement.MEMORY_GROUPS);
        try (Shortage shortage = Shortage.prepare("test")) {
            List<String> command = new ArrayList<>(shortage.command());
            command.addAll(List.of("cat", "/proc/self/cgroup"));
            Process process = new ProcessBuilder(command).start();
            String groups =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(groups.contains("culver-storm-"), groups);
            assertEquals(0, process.waitFor());
        }
    }
}
