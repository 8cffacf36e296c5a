package io.culver.perf.server;

/** The account that every server under test has. */
final class Account {
    static final String NAME = "perf";

    /** No secret: the servers listen on loopback, and their mail is made up and soon deleted. */
    static final String PASSWORD = "only-on-loopback";

    private Account() {}
}
