package io.culver.imap.protocol;

import io.culver.imap.limits.Limits;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.imap.wire.MessageSet;
import io.culver.imap.wire.MessageSet.Range;
import io.culver.model.Flag;
import io.culver.model.Flags;
import io.culver.model.FlagsOf;
import io.culver.model.MailboxSnapshot;
import io.culver.model.MessageNumber;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The messages that one client has been told of: message numbers to UIDs and back. It changes only
 * by responses that were sent. RFC 9051 §2.3.1.2, §7.5.1
 */
public final class MailboxView {

    private final RoaringBitmap told = new RoaringBitmap();
    private final Optional<Uid> recentFrom;
    private List<Flag> keywords;
    private UidSet saved = UidSet.EMPTY;
    private UidSet held = UidSet.EMPTY;

    private final Wording wording;
    private ModSeq at;
    private ModSeq highest;
    private ModSeq highestBeforeHeld;
    private boolean isToldLess;
    private boolean hasToldAppeared;
    private ModSeq expected;
    private ModSeq mutedAt = ModSeq.ZERO;
    private UidSet muted = UidSet.EMPTY;
    private ModSeq own = ModSeq.ZERO;
    private final Map<String, SearchContext> contexts = new LinkedHashMap<>();

    /**
     * @param showsRecent whether the session knows \Recent, as IMAP4rev1 does
     * @param wording of the session
     */
    public MailboxView(MailboxSnapshot snapshot, boolean showsRecent, Wording wording) {
        this.wording = wording;
        addAll(snapshot.uids());
        this.recentFrom = showsRecent ? Optional.of(snapshot.recentFrom()) : Optional.empty();
        this.keywords = snapshot.keywords();
        this.at = snapshot.at();
        this.expected = snapshot.at();
        this.highest = snapshot.status().highestModSeq();
        this.highestBeforeHeld = highest;
    }

    /** How many messages there are: EXISTS. */
    public long exists() {
        return told.getLongCardinality();
    }

    /** The messages, some of which may have been expunged without the client being told yet. */
    public UidSet uids() {
        UidSet.Builder uids = UidSet.builder();
        told.forEach((int uid) -> uids.add(new Uid(Integer.toUnsignedLong(uid))));
        return uids.build();
    }

    public boolean contains(Uid uid) {
        return told.contains((int) uid.value());
    }

    /** The number of a message; empty if the client does not know it. */
    public Optional<MessageNumber> number(Uid uid) {
        return contains(uid)
                ? Optional.of(new MessageNumber(told.rankLong((int) uid.value())))
                : Optional.empty();
    }

    /** The message of this number, which must not be above {@link #exists}. */
    public Uid uid(MessageNumber number) {
        return new Uid(Integer.toUnsignedLong(told.select((int) (number.value() - 1))));
    }

    /**
     * The UIDs that a set stands for. They may span UIDs that no message has; none lies above the
     * last message that the client knows.
     *
     * @throws ImapSyntaxException if a message number is above {@link #exists}
     */
    public UidSet resolve(MessageSet messages) {
        return switch (messages) {
            case MessageSet.ByNumber(var ranges) -> byNumber(ranges);
            case MessageSet.ByUid(var ranges) -> byUid(ranges);
            case MessageSet.Saved() -> saved;
        };
    }

    /**
     * As {@link #resolve}, but {@code *} leaves out nothing above the last message that the client
     * knows: messages may have been there that are gone. RFC 7162 §3.2.6
     */
    public UidSet span(MessageSet messages) {
        if (!(messages instanceof MessageSet.ByUid(var ranges))) {
            return resolve(messages);
        }
        long highest = told.isEmpty() ? 1 : Integer.toUnsignedLong(told.last());
        UidSet.Builder uids = UidSet.builder();
        for (Range range : ranges) {
            long first = Math.min(range.first(), range.last());
            long last = Math.max(range.first(), range.last());
            uids.add(
                    new Uid(last == Range.HIGHEST ? Math.min(first, highest) : first),
                    new Uid(Math.min(last, Uid.MAX)));
        }
        return uids.build();
    }

    /**
     * As {@link #resolve}, but numbers that no message has are passed over: SEARCH may name them.
     * RFC 7377 §2
     */
    public UidSet resolveExisting(MessageSet messages) {
        return switch (messages) {
            case MessageSet.ByNumber(var ranges) -> byNumber(within(exists(), ranges));
            case MessageSet.ByUid _, MessageSet.Saved _ -> resolve(messages);
        };
    }

    private UidSet byNumber(List<Range> ranges) {
        UidSet.Builder uids = UidSet.builder();
        for (Range range : ranges) {
            uids.add(uidOf(range.first()), uidOf(range.last()));
        }
        return uids.build();
    }

    private Uid uidOf(long number) {
        long n = number == Range.HIGHEST ? exists() : number;
        if (n < 1 || n > exists()) {
            throw new ImapSyntaxException(
                    ImapSyntaxException.NOWHERE, "numbers of messages that are there");
        }
        return uid(new MessageNumber(n));
    }

    private UidSet byUid(List<Range> ranges) {
        long highest = told.isEmpty() ? 0 : Integer.toUnsignedLong(told.last());
        UidSet.Builder uids = UidSet.builder();
        for (Range range : within(highest, ranges)) {
            uids.add(new Uid(range.first()), new Uid(range.last()));
        }
        return uids.build();
    }

    /** What of the ranges is not above {@code highest}, with their ends in order. */
    private static List<Range> within(long highest, List<Range> ranges) {
        List<Range> within = new ArrayList<>(ranges.size());
        for (Range range : ranges) {
            // "n:*" means the last message even when n is above it: RFC 9051 §6.4.9
            long one = range.first() == Range.HIGHEST ? highest : range.first();
            long other = range.last() == Range.HIGHEST ? highest : range.last();
            long first = Math.min(one, other);
            if (first >= 1 && first <= highest) {
                within.add(new Range(first, Math.min(Math.max(one, other), highest)));
            }
        }
        return within;
    }

    /** Keeps a search result for {@code $}. RFC 5182 §2.1 */
    public void save(UidSet result) {
        saved = result;
    }

    /** Whether the results of the search with this tag are followed. */
    public boolean isFollowed(String tag) {
        return contexts.containsKey(tag);
    }

    /** Keeps the client told of a search's results, or says that it will not. RFC 5267 §4.3.1 */
    public void follow(SearchContext context, Responder out) {
        if (contexts.size() < Limits.SEARCH_CONTEXTS && context.canBeKept()) {
            contexts.put(context.tag(), context);
        } else {
            refuse(context, out);
        }
    }

    private static void refuse(SearchContext context, Responder out) {
        ResponseCode code = to -> to.atom("NOUPDATE ").string(context.tag());
        out.send(new Status(Status.Kind.NO, Optional.of(code), "Too much to keep up to date"));
    }

    /** The client has been told of changes: now of what they do to the results that it follows. */
    public void updateContexts(State.Selected selected, Responder out) {
        for (SearchContext context : List.copyOf(contexts.values())) {
            context.update(selected, out);
            if (!context.canBeKept()) {
                contexts.remove(context.tag());
                refuse(context, out);
            }
        }
    }

    public void unfollow(String tag) {
        contexts.remove(tag);
    }

    /** Whether the message counts as recent in this session; never in IMAP4rev2. */
    public boolean isRecent(Uid uid) {
        return recentFrom.filter(first -> uid.compareTo(first) >= 0).isPresent();
    }

    /** The UIDs of recent messages, and all above; none in IMAP4rev2. */
    public UidSet recentUids() {
        return recentFrom.map(first -> UidSet.of(first, new Uid(Uid.MAX))).orElse(UidSet.EMPTY);
    }

    /** How many messages are recent; empty if the session does not know \Recent. */
    public Optional<Long> recent() {
        return recentFrom.map(
                first -> exists() - told.rankLong((int) first.value()) + (contains(first) ? 1 : 0));
    }

    /** All keywords that the client has been told of by FLAGS. */
    public List<Flag> keywords() {
        return keywords;
    }

    /**
     * Tells the client of all keywords that there are now, and whether there may be more.
     *
     * @param isReadOnly whether the client can change no flags anyway
     */
    public void tellKeywords(List<Flag> all, boolean isReadOnly, Responder out) {
        keywords = List.copyOf(all);
        out.send(new MailboxFlags(keywords));
        if (!isReadOnly) {
            out.send(Status.ok(new PermanentFlags(keywords, false), "Can be changed"));
        }
    }

    /**
     * Tells the client of keywords among these flags that it does not know, before it sees them.
     */
    public void tellKeywordsOf(Flags flags, boolean isReadOnly, Responder out) {
        List<Flag> unknown =
                flags.stream()
                        .filter(flag -> !flag.isSystem() && !keywords.contains(flag))
                        .toList();
        if (!unknown.isEmpty()) {
            tellKeywords(
                    Stream.concat(keywords.stream(), unknown.stream()).toList(), isReadOnly, out);
        }
    }

    /** Tells the client of new messages. */
    public void tellAppeared(UidSet uids, Responder out) {
        long before = exists();
        addAll(uids);
        if (exists() > before) {
            hasToldAppeared = true;
            out.send(new Exists(exists()));
            recent().ifPresent(count -> out.send(new Recent(count)));
        }
    }

    /**
     * Tells the client which messages are gone: each by its number at that moment, or all by their
     * UIDs. RFC 9051 §7.5.1, RFC 7162 §3.2.10
     */
    public void forget(UidSet uids, Responder out) {
        UidSet gone = known(uids);
        contexts.values().forEach(context -> context.forget(gone, this, out));
        if (wording.tellsVanished() && !gone.isEmpty()) {
            out.send(new Vanished(gone, false));
        }
        for (Uid uid : gone) {
            if (!wording.tellsVanished()) {
                out.send(new Expunge(new MessageNumber(told.rankLong((int) uid.value()))));
            }
            told.remove((int) uid.value());
        }
        held = held.minus(uids);
    }

    /** Those of the UIDs that the client knows. */
    public UidSet known(UidSet uids) {
        UidSet.Builder known = UidSet.builder();
        for (UidSet.Range range : uids.ranges()) {
            long next = told.nextValue((int) range.first().value());
            while (next >= 0 && next <= range.last().value()) {
                known.add(new Uid(next));
                next = next == Uid.MAX ? -1 : told.nextValue((int) (next + 1));
            }
        }
        return known.build();
    }

    /** Remembers messages that are gone until {@link #tellHeld}. */
    public void hold(UidSet gone) {
        highestBeforeHeld = held.isEmpty() ? highest : highestBeforeHeld;
        held = held.union(known(gone));
    }

    public void tellHeld(Responder out) {
        forget(held, out);
    }

    /** The last change that this view contains. */
    public ModSeq at() {
        return at;
    }

    /**
     * Everything up to this change has been told or held.
     *
     * @param highest the last change to this mailbox in it
     */
    public void reached(ModSeq modSeq, ModSeq highest) {
        at = modSeq;
        this.highest = highest;
        muted = UidSet.EMPTY;
        own = ModSeq.ZERO;
    }

    /** All changes to the mailbox up to here have been told. RFC 7162 §3.1.2.1 */
    public ModSeq highestTold() {
        return held.isEmpty() ? highest : highestBeforeHeld;
    }

    /**
     * Ends a command for a client that reckons by mod-sequences. If it may have seen one that lies
     * above a change that it has not been told of, it must not count from there; and if it was told
     * of messages by EXISTS alone, it need not ask for them again. RFC 7162 §3.2
     */
    public void tellHighest(Responder out) {
        boolean isLess = isBehind() || !held.isEmpty();
        boolean isToldOfNew = hasToldAppeared && wording.tellsVanished();
        if (wording.showsModSeqs() && (isLess || isToldLess || isToldOfNew)) {
            out.send(
                    Status.ok(new HighestModSeq(this::highestTold), "Changes are told up to here"));
        }
        isToldLess = isLess;
        hasToldAppeared = false;
    }

    /** There is a change up to here that the client ought to be told of soon. */
    public void expect(ModSeq modSeq) {
        if (modSeq.isAfter(expected)) {
            expected = modSeq;
        }
    }

    /** The last change that there is known to be. */
    public ModSeq expected() {
        return expected;
    }

    public boolean isBehind() {
        return expected.isAfter(at);
    }

    /** The client made this change itself, and reckons what it did. RFC 9051 §6.4.6 */
    public void own(ModSeq modSeq) {
        own = modSeq;
    }

    /** The client's own change since {@link #at}; zero if there is none. */
    public ModSeq own() {
        return own;
    }

    /** The client has been told the flags of these messages as this change left them. */
    public void mute(UidSet uids, ModSeq modSeq) {
        muted = uids;
        mutedAt = modSeq;
    }

    public boolean isMuted(FlagsOf change, Uid uid) {
        return change.modSeq().equals(mutedAt) && muted.contains(uid);
    }

    private void addAll(UidSet uids) {
        for (UidSet.Range range : uids.ranges()) {
            told.add(range.first().value(), range.last().value() + 1);
        }
    }
}
