package io.culver.simulation.mail;

/** How much an account may hold. */
public record Room(long messages, long octets, long mailboxes) {
    public static final long BOUNDLESS = Long.MAX_VALUE / 2;

    /** Whether it is enough for what is held and this, which is not nothing. */
    boolean has(long heldMessages, long moreMessages, long heldOctets, long moreOctets) {
        return (moreMessages == 0 || heldMessages + moreMessages <= messages)
                && (moreOctets == 0 || heldOctets + moreOctets <= octets);
    }
}
