package io.culver.imap.protocol;

/**
 * What a command is called, and what others must know about it without running it.
 *
 * @param name in upper case
 * @param hasUidForm whether it can also be given after UID. RFC 9051 §6.4.9
 * @param usesNumbers whether its form without UID names messages by number, so that no EXPUNGE may
 *     come once the client has sent it
 * @param holdsExpunges whether its form without UID forbids EXPUNGE while it runs. RFC 9051 §7.5.1
 * @param messageAfter how many arguments come before a message, which is read as it arrives; 0 if
 *     there is none
 * @param refreshes whether it must show what other sessions did even if nobody told of it
 * @param carriesSasl whether it or the line after it may hold a SASL response, which may be long
 * @param changesTransport whether what follows it is to be read in another way, so that nothing
 *     behind it may be looked at before it has been answered
 */
public record Signature(
        String name,
        boolean hasUidForm,
        boolean usesNumbers,
        boolean holdsExpunges,
        int messageAfter,
        boolean refreshes,
        boolean carriesSasl,
        boolean changesTransport) {

    public static Signature of(String name) {
        return new Signature(name, false, false, false, 0, false, false, false);
    }

    /** By number, and after UID by UID. */
    public Signature withUidForm() {
        return new Signature(
                name,
                true,
                true,
                holdsExpunges,
                messageAfter,
                refreshes,
                carriesSasl,
                changesTransport);
    }

    /** By no number, and after UID by UID. */
    public Signature withUidFormOnly() {
        return new Signature(
                name,
                true,
                false,
                holdsExpunges,
                messageAfter,
                refreshes,
                carriesSasl,
                changesTransport);
    }

    /** FETCH, STORE and SEARCH by number. */
    public Signature holdingExpunges() {
        return new Signature(
                name,
                hasUidForm,
                usesNumbers,
                true,
                messageAfter,
                refreshes,
                carriesSasl,
                changesTransport);
    }

    /** From this argument on literals are messages. */
    public Signature withMessageAfter(int arguments) {
        return new Signature(
                name,
                hasUidForm,
                usesNumbers,
                holdsExpunges,
                arguments,
                refreshes,
                carriesSasl,
                changesTransport);
    }

    public Signature refreshing() {
        return new Signature(
                name,
                hasUidForm,
                usesNumbers,
                holdsExpunges,
                messageAfter,
                true,
                carriesSasl,
                changesTransport);
    }

    public Signature withSasl() {
        return new Signature(
                name,
                hasUidForm,
                usesNumbers,
                holdsExpunges,
                messageAfter,
                refreshes,
                true,
                changesTransport);
    }

    /** It stands alone: what follows is looked at once it has been answered. */
    public Signature changingTransport() {
        return new Signature(
                name,
                hasUidForm,
                usesNumbers,
                holdsExpunges,
                messageAfter,
                refreshes,
                carriesSasl,
                true);
    }

    /** The form after UID, which names messages by UID. */
    public Signature uidForm() {
        return new Signature(
                name,
                hasUidForm,
                false,
                false,
                messageAfter,
                refreshes,
                carriesSasl,
                changesTransport);
    }
}
