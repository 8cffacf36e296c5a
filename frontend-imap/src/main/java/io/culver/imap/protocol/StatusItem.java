package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailboxStatus;

/** Something that STATUS can tell of a mailbox. {@code status-att} RFC 9051 §6.3.11 */
public interface StatusItem extends Named {

    /** Whether it is one that tells mod-sequences. RFC 7162 §3.1 */
    default boolean showsModSeq() {
        return false;
    }

    /** Writes the value, without the name. */
    void write(MailboxStatus status, ResponseWriter out);
}
