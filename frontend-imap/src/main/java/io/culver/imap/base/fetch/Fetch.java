package io.culver.imap.base.fetch;

import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.FetchItem;
import io.culver.imap.protocol.FetchModifier;
import io.culver.imap.protocol.Fetching;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.store.StoreResult;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** FETCH, UID FETCH. RFC 9051 §6.4.5 */
public final class Fetch implements Command.Selected<Fetch.Request> {

    private static final List<FetchItem.Attribute> FAST =
            List.of(FlagsItem.ATTRIBUTE, ReceivedDate.ATTRIBUTE, Size.ATTRIBUTE);
    private static final List<FetchItem.Attribute> ALL =
            List.of(
                    FlagsItem.ATTRIBUTE,
                    ReceivedDate.ATTRIBUTE,
                    Size.ATTRIBUTE,
                    EnvelopeItem.ATTRIBUTE);
    private static final List<FetchItem.Attribute> FULL =
            List.of(
                    FlagsItem.ATTRIBUTE,
                    ReceivedDate.ATTRIBUTE,
                    Size.ATTRIBUTE,
                    EnvelopeItem.ATTRIBUTE,
                    BodyStructure.BODY);

    private final Grammar grammar;
    private final KeptAnswers kept = new KeptAnswers(Limits.KEPT_ANSWERS);

    /**
     * @param grammar whose items FETCH knows
     */
    public Fetch(Grammar grammar) {
        this.grammar = grammar;
    }

    record Request(Fetching fetching, List<FetchModifier.Request> modifiers) {
        Request {
            modifiers = List.copyOf(modifiers);
        }
    }

    @Override
    public Signature signature() {
        return Signature.of("FETCH").withUidForm().holdingExpunges();
    }

    /**
     * {@code fetch = "FETCH" SP sequence-set SP ("ALL" / "FULL" / "FAST" / fetch-att / "("
     * fetch-att *(SP fetch-att) ")") [SP "(" fetch-modifier *(SP fetch-modifier) ")"]} RFC 9051 §9,
     * RFC 4466 §3
     */
    @Override
    public Request parse(ArgumentReader in) {
        var messages = in.space().messageSet();
        in.space();
        List<FetchItem.Attribute> attributes =
                in.isNext('(') ? in.list(() -> attribute(in)) : single(in);
        if (attributes.isEmpty()) {
            throw in.error("item to fetch");
        }
        if (in.isUid() && !attributes.getFirst().equals(Uids.ATTRIBUTE)) {
            attributes = withUid(attributes);
        }
        var fetching = new Fetching(messages, in.isUid(), attributes, ModSeq.ZERO);
        return in.accept(' ') ? modified(fetching, in) : new Request(fetching, List.of());
    }

    /** Asked for or not: RFC 9051 §6.4.9 */
    private static List<FetchItem.Attribute> withUid(List<FetchItem.Attribute> attributes) {
        List<FetchItem.Attribute> all = new ArrayList<>(1 + attributes.size());
        all.add(Uids.ATTRIBUTE);
        all.addAll(attributes);
        return all;
    }

    private Request modified(Fetching plain, ArgumentReader in) {
        List<FetchModifier.Request> modifiers =
                grammar.fetchModifiers().readEach(in, "fetch modifier", FetchModifier::parse);
        Fetching fetching = plain;
        for (FetchModifier.Request each : modifiers) {
            fetching = each.applyTo(fetching);
        }
        return new Request(fetching, modifiers);
    }

    /** A macro stands alone and in no list. RFC 9051 §6.4.5 */
    private List<FetchItem.Attribute> single(ArgumentReader in) {
        if (in.acceptKeyword("ALL")) {
            return ALL;
        }
        if (in.acceptKeyword("FAST")) {
            return FAST;
        }
        return in.acceptKeyword("FULL") ? FULL : List.of(attribute(in));
    }

    /** A name ends where a section begins: {@code [} could be part of an atom. */
    private FetchItem.Attribute attribute(ArgumentReader in) {
        return in.take(Fetch::isInName, "item to fetch", grammar.fetchItems().byName())
                .orElseThrow(() -> in.error("item to fetch"))
                .parse(in);
    }

    private static boolean isInName(int c) {
        return c == '.' || Character.isLetterOrDigit(c);
    }

    @Override
    public Reply run(Request request, State.Selected selected, Responder out) {
        Fetching fetching = request.fetching();
        Session session = selected.session();
        request.modifiers().forEach(each -> each.check(fetching, session));
        UidSet uids = selected.view().known(selected.view().resolve(fetching.messages()));
        for (FetchModifier.Request each : request.modifiers()) {
            uids = each.choose(uids);
        }
        uids = session.messageLimit().cut(uids, selected.view(), out);
        if (fetching.attributes().stream().anyMatch(FetchItem.Attribute::showsModSeq)) {
            session.showModSeqs(out);
        }
        request.modifiers().forEach(each -> each.begin(fetching, selected, out));
        return uids.isEmpty() ? Reply.ok("FETCH completed") : fetch(fetching, uids, selected, out);
    }

    private Reply fetch(Fetching fetching, UidSet named, State.Selected selected, Responder out) {
        boolean isConditional = fetching.changedSince().isAfter(ModSeq.ZERO);
        boolean marks =
                !selected.isReadOnly()
                        && fetching.attributes().stream().anyMatch(FetchItem.Attribute::setsSeen);
        // What is marked changes: which messages had changed before must be known first.
        UidSet uids = marks && isConditional ? changed(fetching, named, selected) : named;
        UidSet newlySeen = marks ? markSeen(selected, uids) : UidSet.EMPTY;
        var pages = new FetchPages(fetching.attributes(), newlySeen, selected, kept, out);
        if (isConditional) {
            selected.mailbox().rowsChangedSince(fetching.changedSince(), uids, pages::write);
        } else {
            selected.mailbox().rows(uids, pages::write);
        }
        pages.damage()
                .ifPresent(refusal -> {
                    throw refusal;
                });
        if (pages.hasUnknownEncoding()) {
            return Reply.no(Code.UNKNOWN_CTE, "The encoding of a part is not known");
        }
        return !isConditional && pages.written() < uids.size()
                ? Reply.ok(Code.EXPUNGEISSUED, "Some messages were expunged by another session")
                : Reply.ok("FETCH completed");
    }

    private static UidSet changed(Fetching fetching, UidSet uids, State.Selected selected) {
        UidSet.Builder changed = UidSet.builder();
        selected.mailbox()
                .rowsChangedSince(
                        fetching.changedSince(),
                        uids,
                        rows -> rows.forEach(row -> changed.add(row.uid())));
        return changed.build();
    }

    /**
     * Sets \Seen on all messages at once, before their octets are shown. RFC 9051 §6.4.5
     *
     * <p>Of a damaged account, which takes no changes, the octets are shown all the same.
     */
    private static UidSet markSeen(State.Selected selected, UidSet uids) {
        var change = new FlagChange.Add(Flags.of(Flag.SEEN));
        StoreResult stored;
        try {
            stored = selected.mailbox().store(uids, change, Optional.empty());
        } catch (MailException refusal) {
            if (refusal.error() == MailError.CORRUPTION) {
                return UidSet.EMPTY;
            }
            throw refusal;
        }
        if (!stored.changed().isEmpty()) {
            selected.view().mute(stored.changed(), stored.modSeq()); // told with the octets
        }
        return stored.changed();
    }
}
