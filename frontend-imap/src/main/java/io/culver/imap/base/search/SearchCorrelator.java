package io.culver.imap.base.search;

import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailboxSnapshot;
import java.util.Optional;

/**
 * Which search an ESEARCH answers. RFC 9051 §7.3.4, RFC 7377 §2.1
 *
 * @param tag of the command that asked
 * @param mailbox that was searched, where the command could name several
 */
public record SearchCorrelator(String tag, Optional<MailboxSnapshot> mailbox) {

    /** Of a search that cannot have been in another mailbox than the selected one. */
    public static SearchCorrelator of(String tag) {
        return new SearchCorrelator(tag, Optional.empty());
    }

    /** Of a search in this mailbox, and maybe in others. */
    public static SearchCorrelator of(String tag, MailboxSnapshot mailbox) {
        return new SearchCorrelator(tag, Optional.of(mailbox));
    }

    /** {@code search-correlator = SP "(" one-correlator *(SP one-correlator) ")"} RFC 7377 §4 */
    void writeTo(ResponseWriter out) {
        out.atom(" (TAG ").string(tag);
        mailbox.ifPresent(it ->
                out.atom(" MAILBOX ")
                        .mailbox(it.name())
                        .atom(" UIDVALIDITY ")
                        .number(it.status().uidValidity().value()));
        out.atom(")");
    }
}
