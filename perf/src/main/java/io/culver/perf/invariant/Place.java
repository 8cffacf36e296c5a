package io.culver.perf.invariant;

/** A message in a mailbox. */
record Place(Box box, long uid) {
    @Override
    public String toString() {
        return box + ":" + uid;
    }
}
