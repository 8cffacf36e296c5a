package io.culver.perf.nemesis;

/** What can be done to a cluster of processes, by its number in the table of faults. */
public enum Fault {
    F1("kill -9 of a front end"),
    F2("kill -9 of a mailbox node"),
    F3("kill -9 of a search node"),
    F4("kill -9 of one Cassandra node"),
    F5("kill -9 of all Cassandra nodes but one"),
    F6("kill -9 of everything at once"),
    F7("rolling restart with SIGTERM"),
    F9("a mailbox node cut off from everybody"),
    F10("all mailbox nodes cut off from the front ends"),
    F11("one Cassandra node cut off from the others"),
    F12("one Cassandra node that hears and is not heard"),
    F20("a Cassandra node paused"),
    F21("a mailbox node paused");

    private final String what;

    Fault(String what) {
        this.what = what;
    }

    public String what() {
        return what;
    }

    /** Whether the cluster has what it takes. */
    boolean isPossible(StormCluster cluster) {
        return switch (this) {
            case F1, F6, F7 -> true;
            case F2, F9, F10, F21 -> !cluster.mailboxes().isEmpty();
            case F3 -> !cluster.searches().isEmpty();
            case F4, F20 -> !cluster.cassandras().isEmpty();
            case F5, F11, F12 -> cluster.cassandras().size() > 1;
        };
    }
}
