package io.culver.testkit.mail;

import io.culver.model.Flags;
import io.culver.model.InternalDate;

/** A message and how it would lie in a mailbox. */
public final class GeneratedMail {
    private final MailShape shape;
    private final byte[] octets;
    private final InternalDate received;
    private final Flags flags;

    GeneratedMail(MailShape shape, byte[] octets, InternalDate received, Flags flags) {
        this.shape = shape;
        this.octets = octets;
        this.received = received;
        this.flags = flags;
    }

    public MailShape shape() {
        return shape;
    }

    /** The message itself, not a copy: lines end in CRLF, and there is no NUL. */
    public byte[] octets() {
        return octets;
    }

    public InternalDate received() {
        return received;
    }

    public Flags flags() {
        return flags;
    }
}
