package io.culver.perf.invariant;

/** A mailbox of a user with its UIDVALIDITY: what a UID is valid in. RFC 9051 §2.3.1.1 */
record Box(String user, String name, long validity) {
    @Override
    public String toString() {
        return user + "/" + name + "@" + validity;
    }
}
