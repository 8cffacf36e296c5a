package io.culver.imap.protocol;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * A feature that is off until the client turns it on. RFC 9051 §6.3.1
 *
 * @param atom as it is written in responses
 * @param effect what it does to how the session is told of messages
 */
public record Enableable(String atom, Consumer<Wording> effect) implements Named {

    /** One that commands ask for when they run. */
    public Enableable(String atom) {
        this(atom, wording -> {});
    }

    /** Turns a session from IMAP4rev1 to IMAP4rev2. RFC 9051 §A */
    public static final Enableable IMAP4REV2 = new Enableable("IMAP4rev2");

    /** Turns quoted strings and mailbox names of IMAP4rev1 into UTF-8. RFC 6855 §3 */
    public static final Enableable UTF8_ACCEPT = new Enableable("UTF8=ACCEPT");

    @Override
    public String name() {
        return atom.toUpperCase(Locale.ROOT);
    }
}
