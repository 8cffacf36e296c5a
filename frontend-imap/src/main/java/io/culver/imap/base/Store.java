package io.culver.imap.base;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.MessageLimit;
import io.culver.imap.protocol.Registry;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.StoreModifier;
import io.culver.imap.store.StoreResult;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.MessageSet;
import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** STORE, UID STORE. RFC 9051 §6.4.6 */
final class Store implements Command.Selected<Store.Request> {

    private final Registry<StoreModifier> modifiers;

    /**
     * @param modifiers that it knows
     */
    Store(Registry<StoreModifier> modifiers) {
        this.modifiers = modifiers;
    }

    /**
     * @param isUid whether it began with UID
     * @param unchangedSince messages that changed after this are left alone
     */
    record Request(
            MessageSet messages,
            boolean isUid,
            Optional<ModSeq> unchangedSince,
            FlagChange change,
            boolean isSilent) {}

    @Override
    public Signature signature() {
        return Signature.of("STORE").withUidForm().holdingExpunges();
    }

    /**
     * {@code store = "STORE" SP sequence-set [SP "(" store-modifier *(SP store-modifier) ")"] SP
     * store-att-flags} RFC 9051 §9, RFC 4466 §3
     */
    @Override
    public Request parse(ArgumentReader in) {
        var messages = in.space().messageSet();
        Optional<ModSeq> unchangedSince = Optional.empty();
        if (in.space().isNext('(')) {
            unchangedSince =
                    modifiers.readEach(in, "store modifier", StoreModifier::parse).stream()
                            .min(Comparator.naturalOrder());
            in.space();
        }
        boolean isAdding = in.accept('+');
        boolean isRemoving = !isAdding && in.accept('-');
        String item = in.keyword();
        if (!item.equals("FLAGS") && !item.equals("FLAGS.SILENT")) {
            throw in.error("FLAGS or FLAGS.SILENT");
        }
        Flags flags = flags(in.space());
        return new Request(
                messages,
                in.isUid(),
                unchangedSince,
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
        MessageLimit limit = selected.session().messageLimit();
        UidSet uids = limit.cut(view.resolve(request.messages()), view, out);
        request.unchangedSince().ifPresent(_ -> selected.session().showModSeqs(out));
        return uids.isEmpty() ? Reply.ok("STORE completed") : store(request, uids, selected, out);
    }

    private static Reply store(
            Request request, UidSet uids, State.Selected selected, Responder out) {
        MailboxView view = selected.view();
        StoreResult result =
                selected.mailbox().store(uids, request.change(), request.unchangedSince());
        if (!result.changed().isEmpty() && !(request.change() instanceof FlagChange.Remove)) {
            tellKeywords(request.change().flags(), view, out);
        }
        var told = new StoredMessages(request.isSilent(), result, selected, out);
        boolean tellsAll = !request.isSilent() || request.unchangedSince().isPresent();
        boolean tells = tellsAll || selected.session().wording().showsModSeqs();
        if (!tells || tell(tellsAll ? uids : result.changed(), told, selected)) {
            keepQuiet(request, result, view);
        }
        UidSet refused = view.known(result.refused());
        if (refused.isEmpty()) {
            return Reply.ok("STORE completed");
        }
        var modified = new Modified(refused, request.isUid(), view);
        return request.isUid() || told.count() == uids.size()
                ? Reply.ok(modified, "Some messages had changed")
                : Reply.no(modified, "Some messages had changed, and others are no more");
    }

    /**
     * Tells what the store has of the messages. If it does not say, the change is made all the
     * same: NO would be wrong, and what is not told now will be told as news. RFC 9051 §7.1.2
     */
    private static boolean tell(UidSet uids, StoredMessages told, State.Selected selected) {
        try {
            selected.mailbox().rows(uids, told::tell);
            return true;
        } catch (MailException unread) {
            return false;
        }
    }

    /** The client knows of its change, so that it is no news. */
    private static void keepQuiet(Request request, StoreResult result, MailboxView view) {
        if (!request.isSilent()) {
            view.mute(result.changed(), result.modSeq());
        } else if (!result.changed().isEmpty()) {
            view.own(result.modSeq());
        }
    }

    /** FLAGS lists a keyword before a message shows it. RFC 9051 §7.3.5 */
    private static void tellKeywords(Flags flags, MailboxView view, Responder out) {
        List<Flag> all = new ArrayList<>(view.keywords());
        flags.stream().filter(flag -> !flag.isSystem() && !all.contains(flag)).forEach(all::add);
        if (all.size() > view.keywords().size()) {
            view.tellKeywords(all, false, out); // or STORE had been refused
        }
    }
}
