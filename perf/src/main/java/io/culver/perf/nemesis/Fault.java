package io.culver.perf.nemesis;

import static io.culver.perf.nemesis.Requirement.CASSANDRA;
import static io.culver.perf.nemesis.Requirement.CASSANDRAS;
import static io.culver.perf.nemesis.Requirement.CASSANDRA_TRIPLE;
import static io.culver.perf.nemesis.Requirement.COMPILER;
import static io.culver.perf.nemesis.Requirement.FIREWALL;
import static io.culver.perf.nemesis.Requirement.MAILBOXES;
import static io.culver.perf.nemesis.Requirement.MEMORY_GROUPS;
import static io.culver.perf.nemesis.Requirement.MOUNTS;
import static io.culver.perf.nemesis.Requirement.SEARCHES;
import static io.culver.perf.nemesis.Requirement.SOCKETS;

import java.util.List;
import java.util.stream.Collectors;

/** What can be done to a cluster of processes, by its number in the table of faults. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
public enum Fault {
    F1("kill -9 of a front end", Kills::frontend),
    F2("kill -9 of a mailbox node", Kills::mailbox, MAILBOXES),
    F3("kill -9 of a search node", Kills::search, SEARCHES),
    F4("kill -9 of one Cassandra node", Kills::cassandra, CASSANDRA),
    F5("kill -9 of all Cassandra nodes but one", Kills::allCassandrasButOne, CASSANDRAS),
    F6("kill -9 of everything at once", Kills::everything),
    F7("rolling restart with SIGTERM", Kills::oneAfterTheOther),
    F9("a mailbox node cut off from everybody", Partitions::mailbox, MAILBOXES, FIREWALL),
    F10("all mailbox nodes cut off", Partitions::allMailboxes, MAILBOXES, FIREWALL),
    F11(
            "a Cassandra node cut off from the others",
            Partitions::cassandra,
            CASSANDRAS,
            FIREWALL,
            COMPILER),
    F12(
            "a Cassandra node that hears and is not heard",
            Partitions::deaf,
            CASSANDRAS,
            FIREWALL,
            COMPILER),
    F13(
            "Cassandra nodes that hear one of them and not each other",
            Partitions::bridge,
            CASSANDRA_TRIPLE,
            FIREWALL,
            COMPILER),
    F14("loss, resets, a slow link, half-open connections", Links::bad, MAILBOXES, FIREWALL),
    F16("answers of a Cassandra node lost", Links::answersLost, CASSANDRA, FIREWALL, SOCKETS),
    F17(
            "a Cassandra node dead for longer than hints are kept",
            Kills::cassandraBeyondHints,
            CASSANDRA),
    F20("a Cassandra node paused", Pauses::cassandra, CASSANDRA),
    F21("a mailbox node paused", Pauses::mailbox, MAILBOXES),
    F22("a Cassandra node's clock jumps", Illusions::clock, CASSANDRA, COMPILER),
    F24("a Cassandra node's disk is full", FullDisk::cassandra, CASSANDRA, MOUNTS),
    F27("a Cassandra node's disk is slow", Illusions::slowDisk, CASSANDRA, COMPILER),
    F28("bits flip in tables and indexes", BitFlips::anywhere, CASSANDRA),
    F29("a process has no memory left", Shortage::anyProcess, MEMORY_GROUPS),
    F32("search indexes lost or exchanged", LostIndexes::ofOneNode, SEARCHES),
    F33("all streams of changes reset each second", Links::streamsReset, MAILBOXES, SOCKETS),
    F37("processes that do not agree on the ring", Misrouting::differentRings, MAILBOXES);

    private final String what;
    private final Harm harm;
    private final List<Requirement> requirements;

    Fault(String what, Harm harm, Requirement... requirements) {
        this.what = what;
        this.harm = harm;
        this.requirements = List.of(requirements);
    }

    public String what() {
        return what;
    }

    Harm harm() {
        return harm;
    }

    boolean needs(Requirement requirement) {
        return requirements.contains(requirement);
    }

    /** What it needs and is not there, in words; empty if it can be done. */
    String obstacle(ClusterSetting cluster) {
        return requirements.stream()
                .filter(requirement -> !requirement.isMet(cluster))
                .map(Requirement::what)
                .collect(Collectors.joining("; "));
    }
}
