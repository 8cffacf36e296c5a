package io.culver.perf.measure;

import io.culver.testkit.imap.ImapClient;

/** A mailbox that a measure makes for itself. */
final class Mailboxes {
    private Mailboxes() {}

    /** An empty mailbox, also if a measure that failed has left one with this name. */
    static void create(ImapClient client, String name) {
        client.command("DELETE " + name);
        client.command("CREATE " + name).orThrow();
    }

    static void delete(ImapClient client, String name) {
        client.command("UNSELECT");
        client.command("DELETE " + name).orThrow();
    }
}
