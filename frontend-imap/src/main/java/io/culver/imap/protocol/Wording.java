package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;
import io.culver.model.Flags;
import io.culver.model.MessageNumber;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import java.util.Optional;

/**
 * How a session is told of messages: by number, as IMAP begins, or as the client has asked since.
 * Confined to the connection's lane. RFC 7162 §3.1, §3.2.10
 */
public final class Wording {
    private boolean showsModSeqs;
    private boolean tellsVanished;
    private boolean usesUids;

    /** Has mod-sequences told from now on; true if they were not before. RFC 7162 §3.1 */
    public boolean showModSeqs() {
        boolean isNew = !showsModSeqs;
        showsModSeqs = true;
        return isNew;
    }

    /** Whether responses with flags that nobody asked for carry mod-sequences. */
    public boolean showsModSeqs() {
        return showsModSeqs;
    }

    /** Has VANISHED sent instead of EXPUNGE from now on. RFC 7162 §3.2.10 */
    public void tellVanished() {
        tellsVanished = true;
    }

    /** Has messages named by UID alone from now on, by both sides. RFC 9586 */
    public void useUids() {
        usesUids = true;
        tellsVanished = true;
    }

    /** Whether messages have no numbers. */
    public boolean usesUids() {
        return usesUids;
    }

    /** Whether messages that are gone are told by UID. */
    boolean tellsVanished() {
        return tellsVanished;
    }

    /** Begins a FETCH response, up to its first item. RFC 9051 §7.5.2 */
    public void beginFetch(MessageNumber number, Uid uid, ResponseWriter out) {
        if (usesUids) {
            out.uid(uid).atom(" UIDFETCH (");
        } else {
            out.number(number.value()).atom(" FETCH (");
        }
    }

    /** FETCH that nobody asked for, with a message's flags as they are now. RFC 9051 §7.5.2 */
    public Untagged flagsChanged(
            MessageNumber number, Uid uid, Flags flags, boolean isRecent, ModSeq modSeq) {
        return new FlagsChanged(
                this, number, uid, Optional.of(new FlagsChanged.Shown(flags, isRecent)), modSeq);
    }

    /** FETCH for a client that knows the flags, and not since when. RFC 7162 §3.1.3 */
    public Untagged modSeqChanged(MessageNumber number, Uid uid, ModSeq modSeq) {
        return new FlagsChanged(this, number, uid, Optional.empty(), modSeq);
    }
}
