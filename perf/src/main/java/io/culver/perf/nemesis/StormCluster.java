package io.culver.perf.nemesis;

import io.culver.model.LoginName;
import io.culver.model.Secret;
import io.culver.perf.storm.StormSetting;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.testkit.cassandra.CassandraNode;
import io.culver.testkit.cassandra.CommitLogSync;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cassandra, mailbox nodes, search nodes and front ends as processes on loopback. */
public final class StormCluster implements AutoCloseable {
    public static final String PASSWORD = "correct horse";

    private final Path folder;
    private final List<CassandraNode> cassandras = new ArrayList<>();
    private final List<Member> mailboxes = new ArrayList<>();
    private final List<Member> searches = new ArrayList<>();
    private final List<Member> frontends = new ArrayList<>();
    private final List<Integer> mailboxPorts = new ArrayList<>();
    private final List<Integer> searchPorts = new ArrayList<>();
    private final List<Integer> imapPorts = new ArrayList<>();

    private StormCluster(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @param folder an empty directory for data, configurations and logs
     */
    public static StormCluster start(ClusterSetting setting, Path folder)
            throws IOException, InterruptedException {
        var cluster = new StormCluster(folder);
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
            cassandras.addAll(CassandraNode.ring(setting.cassandras(), CommitLogSync.BATCH));
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
        Path config = folder.resolve(role + "-" + number + ".yml");
        Files.writeString(config, configuration(role, number));
        return new Member(name, folder, List.of("serve", "--role=" + role, "--config=" + config));
    }

    private Path data(String role, int number) {
        return folder.resolve(role + "-" + number);
    }

    private String configuration(String role, int number) {
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
                    keyspace: storm
                    replication-factor: %d
                """,
                cassandras.isEmpty() ? "embedded" : "cassandra",
                data(role, number),
                imapPorts.get(imap),
                role.equals("mailbox") ? mailboxPorts.get(number) : 0,
                targets(mailboxPorts),
                role.equals("search") ? searchPorts.get(number) : 0,
                targets(searchPorts),
                cassandras.isEmpty()
                        ? "127.0.0.1:9042"
                        : cassandras.stream()
                                .map(CassandraNode::contactPoint)
                                .map(at -> at.getHostString() + ":" + at.getPort())
                                .collect(Collectors.joining(",")),
                Math.max(1, cassandras.size()));
    }

    private static String targets(List<Integer> ports) {
        return ports.isEmpty()
                ? "127.0.0.1:7143"
                : ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
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

    List<CassandraNode> cassandras() {
        return cassandras;
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

    List<Integer> mailboxPorts() {
        return mailboxPorts;
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
