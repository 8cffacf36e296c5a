package io.culver.imap.base.fetch;

import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.FetchItem;
import io.culver.imap.protocol.Grammar;
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
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** FETCH, UID FETCH. RFC 9051 §6.4.5 */
public final class Fetch implements Command.Selected<Fetch.Request> {

    private final Grammar grammar;
    private final KeptAnswers kept = new KeptAnswers(Limits.KEPT_ANSWERS);

    /**
     * @param grammar whose items FETCH knows
     */
    public Fetch(Grammar grammar) {
        this.grammar = grammar;
    }

    record Request(MessageSet messages, List<FetchItem.Attribute> attributes) {}

    @Override
    public Signature signature() {
        return Signature.of("FETCH").withUidForm().holdingExpunges();
    }

    /**
     * {@code fetch = "FETCH" SP sequence-set SP ("ALL" / "FULL" / "FAST" / fetch-att / "("
     * fetch-att *(SP fetch-att) ")")} RFC 9051 §9
     */
    @Override
    public Request parse(ArgumentReader in) {
        var messages = in.space().messageSet();
        in.space();
        List<FetchItem.Attribute> attributes = new ArrayList<>();
        if (in.isUid()) {
            attributes.add(Uids.ATTRIBUTE); // asked for or not: RFC 9051 §6.4.9
        }
        if (in.isNext('(')) {
            var listed = in.list(() -> attribute(in, name(in)));
            if (listed.isEmpty()) {
                throw in.error("item to fetch");
            }
            addNew(attributes, listed);
        } else {
            addNew(attributes, single(in));
        }
        return new Request(messages, attributes);
    }

    /** A macro stands alone and in no list. RFC 9051 §6.4.5 */
    private List<FetchItem.Attribute> single(ArgumentReader in) {
        String name = name(in);
        return switch (name) {
            case "ALL" ->
                    List.of(
                            FlagsItem.ATTRIBUTE,
                            ReceivedDate.ATTRIBUTE,
                            Size.ATTRIBUTE,
                            EnvelopeItem.ATTRIBUTE);
            case "FAST" -> List.of(FlagsItem.ATTRIBUTE, ReceivedDate.ATTRIBUTE, Size.ATTRIBUTE);
            case "FULL" ->
                    List.of(
                            FlagsItem.ATTRIBUTE,
                            ReceivedDate.ATTRIBUTE,
                            Size.ATTRIBUTE,
                            EnvelopeItem.ATTRIBUTE,
                            BodyStructure.BODY);
            default -> List.of(attribute(in, name));
        };
    }

    private FetchItem.Attribute attribute(ArgumentReader in, String name) {
        return grammar.fetchItems()
                .find(name)
                .orElseThrow(() -> in.error("item to fetch"))
                .parse(in);
    }

    /** A name ends where a section begins: {@code [} could be part of an atom. */
    private static String name(ArgumentReader in) {
        return in.take(c -> c == '.' || Character.isLetterOrDigit(c), "item to fetch")
                .toUpperCase(Locale.ROOT);
    }

    private static void addNew(
            List<FetchItem.Attribute> attributes, List<FetchItem.Attribute> added) {
        for (FetchItem.Attribute attribute : added) {
            if (!attributes.contains(attribute)) {
                attributes.add(attribute);
            }
        }
    }

    @Override
    public Reply run(Request request, State.Selected selected, Responder out) {
        UidSet known = selected.view().known(selected.view().resolve(request.messages()));
        if (known.isEmpty()) {
            return Reply.ok("FETCH completed");
        }
        UidSet newlySeen = markSeen(request, selected, known);
        var pages = new FetchPages(request.attributes(), newlySeen, selected, kept, out);
        selected.mailbox().rows(known, pages::write);
        if (pages.hasUnknownEncoding()) {
            return Reply.no(Code.UNKNOWN_CTE, "The encoding of a part is not known");
        }
        return pages.written() < known.size()
                ? Reply.ok(Code.EXPUNGEISSUED, "Some messages were expunged by another session")
                : Reply.ok("FETCH completed");
    }

    /** Sets \Seen on all messages at once, before their octets are shown. RFC 9051 §6.4.5 */
    private static UidSet markSeen(Request request, State.Selected selected, UidSet uids) {
        boolean marks =
                !selected.isReadOnly()
                        && request.attributes().stream().anyMatch(FetchItem.Attribute::setsSeen);
        if (!marks) {
            return UidSet.EMPTY;
        }
        var change = new FlagChange.Add(Flags.of(Flag.SEEN));
        StoreResult stored = selected.mailbox().store(uids, change);
        if (!stored.changed().isEmpty()) {
            selected.view().mute(stored.changed(), stored.modSeq()); // told with the octets
            selected.view().expect(stored.modSeq());
        }
        return stored.changed();
    }
}
