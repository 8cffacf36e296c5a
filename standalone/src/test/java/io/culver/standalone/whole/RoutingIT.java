package io.culver.standalone.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.LoginName;
import io.culver.model.Secret;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.testkit.cassandra.CassandraNode;
import io.culver.testkit.imap.Idle;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two mailbox nodes and a front end that knows both, while a node is killed, while both are
 * restarted in turn, and while changes come from the node that they do not belong to.
 *
 * <p>Faults F2, F7, F37.
 */
class RoutingIT {
    private static final List<String> ACCOUNTS =
            IntStream.range(0, 8).mapToObj(i -> "user" + i).toList();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SESSIONS = Integer.getInteger("culver.push.sessions", 40);
    private static final int FIRST_PUSHES = 20;

    /** The first ones are made by code that is not compiled yet: they are told of by themselves. */
    private static final int PUSHES = SESSIONS > 40 ? 200 : FIRST_PUSHES;

    private static final byte[] MESSAGE =
            "Subject: pushed\r\n\r\npushed\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir private static Path folder;

    private static Cluster cluster;
    private static int firstNode;
    private static int secondNode;
    private static CulverProcess first;
    private static CulverProcess second;
    private static int frontend;
    private static int management;

    @BeforeAll
    static void startCluster() throws IOException, InterruptedException {
        CassandraNode node = CassandraNode.shared();
        System.out.println("Cassandra: " + node.kind());
        cluster = new Cluster(folder, node, "routing");
        firstNode = CulverProcess.freePort();
        secondNode = CulverProcess.freePort();
        cluster.route(List.of(firstNode, secondNode));
        first = cluster.startMailbox(firstNode);
        second = cluster.startMailbox(secondNode);
        Path data = Cluster.data(folder, "mailbox", firstNode, 0);
        try (AdministrationClient client = AdministrationClient.open(data)) {
            ACCOUNTS.forEach(
                    it -> client.addAccount(new LoginName(it), Secret.of(CulverProcess.PASSWORD)));
        }
        frontend = CulverProcess.freePort();
        management = CulverProcess.freePort();
        var _ = cluster.startRoutedFrontend(frontend, management);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void kill9OfANodeLosesNothingAndRefusesNothing() throws IOException, InterruptedException {
        awaitNodes(2);
        try (Load load = Load.begin(frontend, ACCOUNTS)) {
            load.await(100);
            load.measure();
            second.kill();
            load.await(300);
            load.end();
            System.out.printf(
                    "kill -9: %d commands, longest %d ms%n",
                    load.commands(), load.longest().toMillis());
            assertEquals(List.of(), load.failures());
            assertEquals(List.of(), load.differences(frontend));
        } finally {
            second = cluster.startMailbox(secondNode);
        }
    }

    @Test
    void aRollingRestartFailsNoCommand() throws IOException, InterruptedException {
        awaitNodes(2);
        try (Load load = Load.begin(frontend, ACCOUNTS)) {
            load.await(50);
            load.measure();
            first = restart(first, firstNode);
            load.await(50);
            second = restart(second, secondNode);
            load.await(50);
            load.end();
            System.out.printf(
                    "rolling restart: %d commands, longest %d ms%n",
                    load.commands(), load.longest().toMillis());
            assertEquals(List.of(), load.failures());
            assertEquals(List.of(), load.differences(frontend));
        }
    }

    private static CulverProcess restart(CulverProcess node, int port)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        assertEquals(143, node.stop(), node::output); // 128 + SIGTERM
        System.out.printf("drained in %d ms%n", (System.nanoTime() - begin) / 1_000_000);
        CulverProcess started = cluster.startMailbox(port);
        awaitNodes(2);
        return started;
    }

    /** The writer's front end knows one node only: half of the accounts belong to the other one. */
    @Test
    void whatAnotherNodeCommitsIsPushed() throws IOException, InterruptedException {
        awaitNodes(2);
        int other = CulverProcess.freePort();
        var alone = new Cluster(folder, CassandraNode.shared(), "routing");
        Queue<Long> first = new ConcurrentLinkedQueue<>();
        Queue<Long> nanos = new ConcurrentLinkedQueue<>();
        List<ImapClient> clients = new ArrayList<>();
        try (alone) {
            var _ = alone.startFrontend(firstNode, other);
            var idle = new ArrayList<Idling>();
            for (int i = 0; i < SESSIONS; i++) {
                String account = ACCOUNTS.get(i % ACCOUNTS.size());
                ImapClient client = Load.logIn(frontend, account);
                clients.add(client);
                client.command("SELECT INBOX").orThrow();
                idle.add(new Idling(account, client.idle()));
            }
            for (int i = 0; i < FIRST_PUSHES + PUSHES; i++) {
                String account = ACCOUNTS.get(i % ACCOUNTS.size());
                push(
                        other,
                        account,
                        idle.stream().filter(it -> it.account.equals(account)).toList(),
                        i < FIRST_PUSHES ? first : nanos);
            }
        } finally {
            clients.forEach(ImapClient::close);
        }
        tell("the first", first);
        tell("warm,", nanos);
        assertTrue(
                Collections.max(nanos) < Duration.ofSeconds(10).toNanos(), "only the safety net");
    }

    private static void tell(String which, Collection<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(
                "push to %d idle sessions of %d accounts, %s %d lines: p50 %d ms, p99 %d ms,"
                        + " longest %d ms%n",
                SESSIONS,
                ACCOUNTS.size(),
                which,
                sorted.size(),
                sorted.get(sorted.size() / 2) / 1_000_000,
                sorted.get(sorted.size() * 99 / 100) / 1_000_000,
                sorted.getLast() / 1_000_000);
    }

    private record Idling(String account, Idle idle) {}

    /**
     * Counts from before the command is sent until each session has been told. One thread reads,
     * one session after the other, so that a time may be too long by what came before it: of 125
     * virtual threads, all stayed asleep for a minute on sockets that had data (Java 25.0.3).
     */
    private static void push(int port, String account, List<Idling> idling, Queue<Long> nanos)
            throws InterruptedException {
        try (ImapClient writer = Load.logIn(port, account)) {
            long begin = System.nanoTime();
            Thread reader =
                    Thread.ofPlatform()
                            .start(() ->
                                    idling.forEach(it -> {
                                        awaitExists(it.idle);
                                        nanos.add(System.nanoTime() - begin);
                                    }));
            writer.append("INBOX", MESSAGE).orThrow();
            assertTrue(reader.join(PATIENCE), account + " not told");
        }
    }

    private static void awaitExists(Idle idle) {
        Optional<ResponseLine> line = idle.next(PATIENCE);
        while (line.isPresent() && !line.get().text().endsWith("EXISTS")) {
            line = idle.next(PATIENCE);
        }
    }

    /** Until the front end has so many nodes to call. */
    private static void awaitNodes(int count) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI metrics = URI.create("http://127.0.0.1:" + management + "/prometheus");
            String wanted = "culver_route_nodes{service=\"mailbox\"} " + count + ".0";
            String seen = "";
            while (!seen.contains(wanted)) {
                assertTrue(System.nanoTime() < deadline, "not " + count + " nodes");
                // Asking for health makes it connect.
                ask(http, URI.create("http://127.0.0.1:" + management + "/health"));
                seen = ask(http, metrics);
            }
        }
    }

    private static String ask(HttpClient http, URI address)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }
}
