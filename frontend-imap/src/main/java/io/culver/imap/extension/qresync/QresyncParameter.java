package io.culver.imap.extension.qresync;

import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.SelectParameter;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailboxStatus;
import io.culver.model.MessageRow;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.model.UidValidity;
import java.util.List;
import java.util.Optional;

/** SELECT for a client that was away: what left, and what changed. RFC 7162 §3.2.5 */
final class QresyncParameter implements SelectParameter {

    @Override
    public String name() {
        return "QRESYNC";
    }

    /**
     * {@code "QRESYNC" SP "(" uidvalidity SP mod-sequence-value [SP known-uids] [SP seq-match-data]
     * ")"} RFC 7162 §7
     */
    @Override
    public Request parse(ArgumentReader in) {
        in.space().open();
        var validity = new UidValidity(in.positive());
        ModSeq since = in.space().modSeq();
        boolean goesOn = in.accept(' ');
        Optional<UidSet> known = Optional.empty();
        if (goesOn && !in.isNext('(')) {
            known = Optional.of(KnownSet.uids(in));
            goesOn = in.accept(' ');
        }
        SequenceMatch match = goesOn ? SequenceMatch.parse(in) : SequenceMatch.NONE;
        in.close();
        return new Resynchronization(validity, since, known, match);
    }

    /**
     * What a client knows of the mailbox.
     *
     * @param known all that there ever were, if the client does not say
     */
    private record Resynchronization(
            UidValidity validity, ModSeq since, Optional<UidSet> known, SequenceMatch match)
            implements Request {

        @Override
        public void check(Session session) {
            QresyncExtension.check(session);
        }

        /** A client that knows another mailbox by this name sees it by the UIDVALIDITY. */
        @Override
        public void finish(State.Selected selected, Responder out) {
            MailboxStatus status = selected.mailbox().snapshot().status();
            if (!status.uidValidity().equals(validity)) {
                return;
            }
            MailboxView view = selected.view();
            UidSet uids = known.orElseGet(() -> allBefore(status.uidNext()));
            Earlier.tell(since, uids.minus(match.unchanged(view)), selected, out);
            UidSet present = view.known(uids);
            if (!present.isEmpty()) {
                selected.mailbox()
                        .rowsChangedSince(since, present, rows -> tell(rows, selected, out));
            }
        }

        private static UidSet allBefore(Uid next) {
            return next.value() == 1
                    ? UidSet.EMPTY
                    : UidSet.of(new Uid(1), new Uid(next.value() - 1));
        }

        private static void tell(List<MessageRow> rows, State.Selected selected, Responder out) {
            MailboxView view = selected.view();
            for (MessageRow row : rows) {
                view.tellKeywordsOf(row.flags(), selected.isReadOnly(), out);
                view.number(row.uid())
                        .map(number ->
                                selected.session()
                                        .wording()
                                        .flagsChanged(
                                                number,
                                                row.uid(),
                                                row.flags(),
                                                view.isRecent(row.uid()),
                                                row.modSeq()))
                        .ifPresent(out::send);
            }
        }
    }
}
