package io.culver.imap.base;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.FlagsChanged;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.store.StoreResult;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.MessageSet;
import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.MessageRow;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.List;

/** STORE, UID STORE. RFC 9051 §6.4.6 */
final class Store implements Command.Selected<Store.Request> {

    record Request(MessageSet messages, FlagChange change, boolean isSilent) {}

    @Override
    public Signature signature() {
        return Signature.of("STORE").withUidForm().holdingExpunges();
    }

    /** {@code store = "STORE" SP sequence-set SP store-att-flags} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        var messages = in.space().messageSet();
        in.space();
        boolean isAdding = in.accept('+');
        boolean isRemoving = !isAdding && in.accept('-');
        String item = in.keyword();
        if (!item.equals("FLAGS") && !item.equals("FLAGS.SILENT")) {
            throw in.error("FLAGS or FLAGS.SILENT");
        }
        Flags flags = flags(in.space());
        return new Request(
                messages,
                isAdding
                        ? new FlagChange.Add(flags)
                        : isRemoving ? new FlagChange.Remove(flags) : new FlagChange.Replace(flags),
                item.endsWith(".SILENT"));
    }

    /** {@code flag-list / (flag *(SP flag))} */
    private static Flags flags(ArgumentReader in) {
        if (in.isNext('(')) {
            return in.flagList();
        }
        List<Flag> flags = new ArrayList<>();
        do {
            flags.add(in.flag());
        } while (in.accept(' '));
        return Flags.copyOf(flags);
    }

    @Override
    public Reply run(Request request, State.Selected selected, Responder out) {
        if (selected.isReadOnly()) {
            return Reply.no(Code.READ_ONLY, "Mailbox is open for reading only");
        }
        MailboxView view = selected.view();
        UidSet uids = view.resolve(request.messages());
        if (!uids.isEmpty()) {
            StoreResult result = selected.mailbox().store(uids, request.change());
            view.mute(result.changed(), result.modSeq());
            view.expect(result.modSeq());
            if (!result.changed().isEmpty() && !(request.change() instanceof FlagChange.Remove)) {
                tellKeywords(request.change().flags(), view, out);
            }
            if (!request.isSilent()) {
                selected.mailbox().rows(uids, rows -> tell(rows, view, out));
            }
        }
        return Reply.ok("STORE completed");
    }

    /** FLAGS lists a keyword before a message shows it. RFC 9051 §7.3.5 */
    private static void tellKeywords(Flags flags, MailboxView view, Responder out) {
        List<Flag> all = new ArrayList<>(view.keywords());
        flags.stream().filter(flag -> !flag.isSystem() && !all.contains(flag)).forEach(all::add);
        if (all.size() > view.keywords().size()) {
            view.tellKeywords(all, false, out); // or STORE had been refused
        }
    }

    private static void tell(List<MessageRow> rows, MailboxView view, Responder out) {
        for (MessageRow row : rows) {
            view.number(row.uid())
                    .map(n -> new FlagsChanged(n, row.uid(), row.flags(), view.isRecent(row.uid())))
                    .ifPresent(out::send);
        }
    }
}
