package io.culver.perf.nemesis;

import io.culver.testkit.cassandra.CassandraProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** TCP packets on loopback that have one of the cluster's ports at an end: never others'. */
record Packets(List<String> match) {
    Packets {
        match = List.copyOf(match);
    }

    static Packets to(int port) {
        return new Packets(List.of("-p", "tcp", "--dport", Integer.toString(port)));
    }

    static Packets from(int port) {
        return new Packets(List.of("-p", "tcp", "--sport", Integer.toString(port)));
    }

    /** Those to it and those from it. */
    static Stream<Packets> of(int port) {
        return Stream.of(to(port), from(port));
    }

    private Packets fromAddress(String address) {
        return and("-s", address);
    }

    private Packets toAddress(String address) {
        return and("-d", address);
    }

    private Packets and(String option, String value) {
        List<String> more = new ArrayList<>(match);
        more.addAll(List.of(option, value));
        return new Packets(more);
    }

    /** What a node answers to its clients. */
    static Packets answersOf(CassandraProcess node) {
        return from(node.contactPoint().getPort()).fromAddress(address(node));
    }

    /**
     * What one Cassandra node says to another, on the connections that either of them has opened.
     */
    static Stream<Packets> between(CassandraProcess speaker, CassandraProcess hearer) {
        return Stream.of(to(hearer.storagePort()), from(speaker.storagePort()))
                .map(packets -> packets.fromAddress(address(speaker)).toAddress(address(hearer)));
    }

    private static String address(CassandraProcess node) {
        return node.contactPoint().getAddress().getHostAddress();
    }
}
