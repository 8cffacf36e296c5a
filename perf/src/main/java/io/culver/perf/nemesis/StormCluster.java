package io.culver.perf.nemesis;

import io.culver.model.LoginName;
import io.culver.model.Secret;
import io.culver.perf.storm.StormSetting;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.testkit.cassandra.CassandraNode;
import io.culver.testkit.cassandra.CassandraProcess;
import io.culver.testkit.cassandra.CommitLogSync;
import io.culver.testkit.cassandra.NodeSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cassandra, mailbox nodes, search nodes and front ends as processes on loopback. */
public final class StormCluster implements AutoCloseable {
    public static final String PASSWORD = "correct horse";

    static final String KEYSPACE = "storm";

    /** How all call the host of the nodes. */
    static final String HOST = "127.0.0.1";

    /** How long Cassandra keeps what a node misses: short, so that a storm can outlast it. */
    static final Duration HINT_WINDOW = Duration.ofSeconds(10);

    /** Cassandra's own times, not those of tests on a busy machine; and it leaves when damaged. */
    private static final Map<String, String> CASSANDRA =
            Map.of(
                    "max_hint_window",
                    HINT_WINDOW.toSeconds() + "s",
                    "read_request_timeout",
                    "5s",
                    "write_request_timeout",
                    "2s",
                    "cas_contention_timeout",
                    "1800ms",
                    "disk_failure_policy",
                    "stop_paranoid",
                    "commit_failure_policy",
                    "stop");

    private final Path folder;
    private final Set<Fault> faults;
    private final List<CassandraProcess> cassandras = new ArrayList<>();
    private final List<Orders> orders = new ArrayList<>();
    private final List<Member> mailboxes = new ArrayList<>();
    private final List<Member> searches = new ArrayList<>();
    private final List<Member> frontends = new ArrayList<>();
    private final List<Integer> mailboxPorts = new ArrayList<>();
    private final List<Integer> searchPorts = new ArrayList<>();
    private final List<Integer> imapPorts = new ArrayList<>();

    private StormCluster(Path folder, Collection<Fault> faults) {
        this.folder = folder;
        this.faults = Set.copyOf(faults);
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @param faults that will be done to it: some need processes to be started for it
     * @param folder an empty directory for data, configurations and logs
     */
    public static StormCluster start(ClusterSetting setting, Collection<Fault> faults, Path folder)
            throws IOException, InterruptedException {
        var cluster = new StormCluster(folder, faults);
        try {
            cluster.start(setting);
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void start(ClusterSetting setting) throws IOException, InterruptedException {
        ports(setting.mailboxes(), mailboxPorts);
        ports(setting.searches(), searchPorts);
        ports(setting.frontends(), imapPorts);
        if (setting.isEmbedded()) {
            frontends.add(member("all", 0));
        } else {
            giveOrders(setting.cassandras());
            cassandras.addAll(CassandraNode.ring(setting.cassandras(), this::node));
            add(mailboxes, "mailbox", setting.mailboxes());
            startOneAfterTheOther(mailboxes); // the first one makes the schema
            add(searches, "search", setting.searches());
            add(frontends, "frontend-imap", setting.frontends());
        }
        for (Member member : members().filter(member -> !mailboxes.contains(member)).toList()) {
            member.launch();
        }
        for (Member member : members().toList()) {
            member.await();
        }
    }

    private void giveOrders(int nodes) throws IOException, InterruptedException {
        if (anyNeeds(Requirement.COMPILER)) {
            for (int i = 0; i < nodes; i++) {
                orders.add(Orders.prepare(Files.createDirectory(folder.resolve("orders-" + i))));
            }
        }
    }

    private boolean anyNeeds(Requirement requirement) {
        return faults.stream().anyMatch(fault -> fault.needs(requirement));
    }

    private NodeSetting node(int number) {
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_TOOL_OPTIONS", Member.QUICK);
        if (!orders.isEmpty()) {
            environment.putAll(orders.get(number).environment("127.0.0." + (number + 1)));
        }
        return new NodeSetting(CommitLogSync.BATCH, CASSANDRA, environment);
    }

    private static void startOneAfterTheOther(List<Member> members)
            throws IOException, InterruptedException {
        for (Member member : members) {
            member.restart();
        }
    }

    private void add(List<Member> members, String role, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            members.add(member(role, i));
        }
    }

    private static void ports(int count, List<Integer> ports) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }

    private Member member(String role, int number) throws IOException {
        String name = role + " " + (number + 1);
        Path config = config(role, number);
        Files.writeString(config, configuration(role, number, HOST));
        int port =
                switch (role) {
                    case "mailbox" -> mailboxPorts.get(number);
                    case "search" -> searchPorts.get(number);
                    default -> imapPorts.get(number);
                };
        return new Member(
                name,
                new InetSocketAddress(InetAddress.ofLiteral(HOST), port),
                data(role, number),
                anyNeeds(Requirement.MEMORY_GROUPS)
                        ? Optional.of(Shortage.prepare(name))
                        : Optional.empty(),
                List.of("serve", "--role=" + role, "--config=" + config));
    }

    private Path config(String role, int number) {
        return folder.resolve(role + "-" + number + ".yml");
    }

    /** What the member does when it starts the next time: it knows the nodes at this host. */
    void configure(Member member, String host) throws IOException {
        int space = member.name().lastIndexOf(' ');
        String role = member.name().substring(0, space);
        int number = Integer.parseInt(member.name().substring(space + 1)) - 1;
        Files.writeString(config(role, number), configuration(role, number, host));
    }

    private Path data(String role, int number) {
        return folder.resolve(role + "-" + number);
    }

    private String configuration(String role, int number, String host) {
        int imap = role.equals("all") || role.equals("frontend-imap") ? number : 0;
        return String.format(
                Locale.ROOT,
                """
                culver:
                  store: %s
                  data: %s
                  imap: {port: %d, insecure-plaintext-login: true}
                  mailbox: {port: %d, target: "%s"}
                  search: {port: %d, target: "%s"}
                  cassandra:
                    contact-points: "%s"
                    keyspace: %s
                    replication-factor: %d
                """,
                cassandras.isEmpty() ? "embedded" : "cassandra",
                data(role, number),
                imapPorts.get(imap),
                role.equals("mailbox") ? mailboxPorts.get(number) : 0,
                targets(mailboxPorts, host),
                role.equals("search") ? searchPorts.get(number) : 0,
                targets(searchPorts, host),
                cassandras.isEmpty()
                        ? "127.0.0.1:9042"
                        : cassandras.stream()
                                .map(CassandraNode::contactPoint)
                                .map(at -> at.getHostString() + ":" + at.getPort())
                                .collect(Collectors.joining(",")),
                KEYSPACE,
                Math.max(1, cassandras.size()));
    }

    private static String targets(List<Integer> ports, String host) {
        return ports.isEmpty()
                ? "127.0.0.1:7143"
                : ports.stream().map(port -> host + ":" + port).collect(Collectors.joining(","));
    }

    /** Makes the accounts of a storm. */
    public void addAccounts(int users) {
        Path data = mailboxes.isEmpty() ? data("all", 0) : data("mailbox", 0);
        var password = Secret.of(PASSWORD);
        try (AdministrationClient client = AdministrationClient.open(data)) {
            for (int i = 0; i < users; i++) {
                var _ = client.addAccount(new LoginName(StormSetting.user(i)), password);
            }
        }
    }

    public List<InetSocketAddress> endpoints() {
        return imapPorts.stream()
                .map(port -> new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port))
                .toList();
    }

    List<CassandraProcess> cassandras() {
        return cassandras;
    }

    String name(CassandraProcess node) {
        return "Cassandra " + (cassandras.indexOf(node) + 1);
    }

    Orders orders(CassandraProcess node) {
        return orders.get(cassandras.indexOf(node));
    }

    List<Member> mailboxes() {
        return mailboxes;
    }

    List<Member> searches() {
        return searches;
    }

    List<Member> frontends() {
        return frontends;
    }

    Stream<Member> members() {
        return Stream.of(mailboxes, searches, frontends).flatMap(List::stream);
    }

    @Override
    public void close() {
        frontends.forEach(Member::close);
        searches.forEach(Member::close);
        mailboxes.forEach(Member::close);
        cassandras.forEach(CassandraNode::close);
    }
}
