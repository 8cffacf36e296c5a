package io.culver.standalone.whole;

import io.culver.testkit.cassandra.CassandraNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Culver as a provider runs it: the roles as processes of their own, on Cassandra. */
final class Cluster implements AutoCloseable {
    private final Path folder;
    private final InetSocketAddress cassandra;
    private final String keyspace;
    private final int searchPort = CulverProcess.freePort();
    private final List<CulverProcess> processes = new ArrayList<>();
    private List<Integer> mailboxNodes = List.of();

    Cluster(Path folder, CassandraNode node, String keyspace) throws IOException {
        this.folder = folder;
        this.cassandra = node.contactPoint();
        this.keyspace = keyspace;
    }

    /** From now on every process knows of the mailbox nodes at all these ports. */
    void route(List<Integer> mailboxPorts) {
        mailboxNodes = List.copyOf(mailboxPorts);
    }

    /** The data directory of one of its processes. */
    static Path data(Path folder, String role, int mailboxPort, int imapPort) {
        return folder.resolve(role + "-" + mailboxPort + "-" + imapPort);
    }

    CulverProcess startMailbox(int port) throws IOException, InterruptedException {
        return start("mailbox", port, 0, 0);
    }

    /** Starts a mailbox node that tells about its health at this port. */
    CulverProcess startMailbox(int port, int managementPort)
            throws IOException, InterruptedException {
        return start("mailbox", port, 0, managementPort);
    }

    /** Starts a search node that follows the mailbox node at this port. */
    CulverProcess startSearch(int mailboxPort) throws IOException, InterruptedException {
        return start("search", mailboxPort, 0, 0);
    }

    /** Starts a front end for the mailbox node at this port. */
    CulverProcess startFrontend(int mailboxPort, int imapPort)
            throws IOException, InterruptedException {
        return start("frontend-imap", mailboxPort, imapPort, 0);
    }

    /** Starts a front end for all mailbox nodes, which tells about itself at the other port. */
    CulverProcess startRoutedFrontend(int imapPort, int managementPort)
            throws IOException, InterruptedException {
        return start("frontend-imap", mailboxNodes.getFirst(), imapPort, managementPort);
    }

    private String target(int mailboxPort) {
        List<Integer> ports = mailboxNodes.isEmpty() ? List.of(mailboxPort) : mailboxNodes;
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    private CulverProcess start(String role, int mailboxPort, int imapPort, int managementPort)
            throws IOException, InterruptedException {
        Path data = data(folder, role, mailboxPort, imapPort);
        Path config = folder.resolve(role + "-" + mailboxPort + "-" + imapPort + ".yml");
        Files.writeString(
                config,
                String.format(
                        Locale.ROOT,
                        """
                        culver:
                          store: cassandra
                          data: %s
                          imap: {port: %d, insecure-plaintext-login: true}
                          mailbox: {port: %d, target: "%s"}
                          search: {port: %d, target: "127.0.0.1:%d"}
                          cassandra: {contact-points: "%s:%d", keyspace: %s}
                          management: {enabled: %b, port: %d}
                        """,
                        data,
                        imapPort,
                        mailboxPort,
                        target(mailboxPort),
                        searchPort,
                        searchPort,
                        cassandra.getHostString(),
                        cassandra.getPort(),
                        keyspace,
                        managementPort > 0,
                        managementPort));
        List<String> arguments =
                new ArrayList<>(List.of("serve", "--role=" + role, "--config=" + config));
        if (role.equals("mailbox")) {
            arguments.add("--account=" + CulverProcess.ACCOUNT);
            arguments.add("--password=" + CulverProcess.PASSWORD);
        }
        CulverProcess process = CulverProcess.start(arguments.toArray(String[]::new));
        processes.add(process);
        return process;
    }

    @Override
    public void close() {
        processes.forEach(CulverProcess::close);
    }
}
