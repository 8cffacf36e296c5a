package io.culver.imap.base;

import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.ResponseCode;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MessageNumber;
import io.culver.model.Uid;
import io.culver.model.UidSet;

/**
 * {@code MODIFIED}: the messages that a conditional STORE left alone. RFC 7162 §3.1.3
 *
 * @param refused messages that the view knows
 * @param isUid whether to tell UIDs, as to UID STORE
 */
record Modified(UidSet refused, boolean isUid, MailboxView view) implements ResponseCode {

    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("MODIFIED ");
        if (isUid) {
            out.uids(refused);
        } else {
            writeNumbers(out);
        }
    }

    /** UIDs without a gap have numbers without a gap. */
    private void writeNumbers(ResponseWriter out) {
        String separator = "";
        for (UidSet.Range range : refused.ranges()) {
            out.atom(separator).number(number(range.first()));
            if (range.last().compareTo(range.first()) > 0) {
                out.atom(":").number(number(range.last()));
            }
            separator = ",";
        }
    }

    private long number(Uid uid) {
        return view.number(uid).map(MessageNumber::value).orElseThrow();
    }
}
