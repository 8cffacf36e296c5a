package io.culver.imap.protocol;

/**
 * What a command is called, and what others must know about it without running it.
 *
 * @param name in upper case
 * @param hasUidForm whether it can also be given after UID. RFC 9051 §6.4.9
 * @param usesNumbers whether its form without UID names messages by number, so that no EXPUNGE may
 *     come once the client has sent it
 * @param holdsExpunges whether its form without UID forbids EXPUNGE while it runs. RFC 9051 §7.5.1
 * @param streamsLiteral whether literals after the first argument are read as they arrive
 * @param refreshes whether it must show what other sessions did even if nobody told of it
 * @param carriesSasl whether it or the line after it may hold a SASL response, which may be long
 */
public record Signature(
        String name,
        boolean hasUidForm,
        boolean usesNumbers,
        boolean holdsExpunges,
        boolean streamsLiteral,
        boolean refreshes,
        boolean carriesSasl) {

    public static Signature of(String name) {
        return new Signature(name, false, false, false, false, false, false);
    }

    /** By number, and after UID by UID. */
    public Signature withUidForm() {
        return new Signature(
                name, true, true, holdsExpunges, streamsLiteral, refreshes, carriesSasl);
    }

    /** FETCH, STORE and SEARCH by number. */
    public Signature holdingExpunges() {
        return new Signature(
                name, hasUidForm, usesNumbers, true, streamsLiteral, refreshes, carriesSasl);
    }

    public Signature streamingLiteral() {
        return new Signature(
                name, hasUidForm, usesNumbers, holdsExpunges, true, refreshes, carriesSasl);
    }

    public Signature refreshing() {
        return new Signature(
                name, hasUidForm, usesNumbers, holdsExpunges, streamsLiteral, true, carriesSasl);
    }

    public Signature withSasl() {
        return new Signature(
                name, hasUidForm, usesNumbers, holdsExpunges, streamsLiteral, refreshes, true);
    }

    /** The form after UID, which names messages by UID. */
    public Signature uidForm() {
        return new Signature(
                name, hasUidForm, false, false, streamsLiteral, refreshes, carriesSasl);
    }
}
