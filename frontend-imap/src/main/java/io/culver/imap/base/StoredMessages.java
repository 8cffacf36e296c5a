package io.culver.imap.base;

import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Untagged;
import io.culver.imap.protocol.Wording;
import io.culver.imap.store.StoreResult;
import io.culver.model.MessageNumber;
import io.culver.model.MessageRow;
import java.util.List;
import java.util.Optional;

/** Tells what became of the messages that a STORE named. RFC 9051 §6.4.6, RFC 7162 §3.1.3 */
final class StoredMessages {

    private final boolean isSilent;
    private final StoreResult result;
    private final boolean isReadOnly;
    private final MailboxView view;
    private final Wording wording;
    private final Responder out;
    private long count;

    /**
     * @param isSilent whether the client reckons the flags of messages that were not refused
     */
    StoredMessages(boolean isSilent, StoreResult result, State.Selected selected, Responder out) {
        this.isSilent = isSilent;
        this.result = result;
        this.isReadOnly = selected.isReadOnly();
        this.view = selected.view();
        this.wording = selected.session().wording();
        this.out = out;
    }

    /** How many messages there were. */
    long count() {
        return count;
    }

    void tell(List<MessageRow> rows) {
        count += rows.size();
        for (MessageRow row : rows) {
            Optional<MessageNumber> number = view.number(row.uid());
            if (tellsFlags(row)) {
                view.tellKeywordsOf(row.flags(), isReadOnly, out); // another session may be first
            }
            number.map(n -> told(n, row)).ifPresent(out::send);
        }
    }

    private boolean tellsFlags(MessageRow row) {
        return !isSilent || result.refused().contains(row.uid());
    }

    private Untagged told(MessageNumber number, MessageRow row) {
        return tellsFlags(row)
                ? wording.flagsChanged(
                        number, row.uid(), row.flags(), view.isRecent(row.uid()), row.modSeq())
                : wording.modSeqChanged(number, row.uid(), row.modSeq());
    }
}
