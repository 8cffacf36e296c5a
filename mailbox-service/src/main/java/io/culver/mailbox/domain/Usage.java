package io.culver.mailbox.domain;

/** What the messages of an account come to: kept up with every change, never counted anew. */
record Usage(long messages, long octets) {
    static final Usage NONE = new Usage(0, 0);

    Usage plus(Messages more) {
        return new Usage(messages + more.count(), octets + more.octets());
    }

    Usage minus(Messages gone) {
        return new Usage(messages - gone.count(), octets - gone.octets());
    }
}
