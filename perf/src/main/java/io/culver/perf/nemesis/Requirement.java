package io.culver.perf.nemesis;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a fault needs of the cluster or of the machine. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum Requirement {
    MAILBOXES("mailbox nodes: --cassandra 1 or more", it -> it.mailboxes() > 0),
    SEARCHES("search nodes: --cassandra 1 or more", it -> it.searches() > 0),
    CASSANDRA("--cassandra 1 or more", it -> it.cassandras() > 0),
    CASSANDRAS("--cassandra 2 or more", it -> it.cassandras() > 1),
    CASSANDRA_TRIPLE("--cassandra 3 or more", it -> it.cassandras() > 2),
    FIREWALL("root and iptables", _ -> isRoot() && isThere("iptables")),
    SOCKETS("root and ss of iproute2", _ -> isRoot() && isThere("ss")),
    MOUNTS("root, to mount a tmpfs", _ -> isRoot() && isThere("mount")),
    COMPILER("a C compiler named cc", _ -> isThere("cc")),
    MEMORY_GROUPS(
            "root and memory control groups of version 1 in " + Shortage.ROOT,
            _ -> Files.isWritable(Shortage.ROOT.resolve("cgroup.procs")));

    private final String what;
    private final Predicate<ClusterSetting> isMet;

    Requirement(String what, Predicate<ClusterSetting> isMet) {
        this.what = what;
        this.isMet = isMet;
    }

    String what() {
        return what;
    }

    boolean isMet(ClusterSetting cluster) {
        return isMet.test(cluster);
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static boolean isThere(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
