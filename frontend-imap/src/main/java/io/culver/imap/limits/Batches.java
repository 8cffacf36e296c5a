package io.culver.imap.limits;

/**
 * How many messages one command may touch. RFC 9738
 *
 * @param perCommand of every command, the highest first: MESSAGELIMIT; 0 for no limit
 * @param perSave of commands that put messages into a mailbox: SAVELIMIT; 0 for no limit
 */
public record Batches(long perCommand, long perSave) {

    public static final Batches UNLIMITED = new Batches(0, 0);

    public Batches {
        if (perCommand < 0 || perSave < 0) {
            throw new IllegalArgumentException("a limit on messages is negative");
        }
        if (perCommand > 0 && perSave > 0) {
            throw new IllegalArgumentException("a limit for every command is one for saving, too");
        }
    }
}
