package io.culver.imap.protocol;

/** A feature that is off until the client turns it on. RFC 9051 §6.3.1 */
public record Enableable(String name) implements Named {

    /** Turns a session from IMAP4rev1 to IMAP4rev2. RFC 9051 §A */
    public static final Enableable IMAP4REV2 = new Enableable("IMAP4REV2");
}
