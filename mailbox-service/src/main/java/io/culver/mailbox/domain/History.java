package io.culver.mailbox.domain;

import io.culver.model.ModSeq;
import java.util.List;

/**
 * The last changes of an account, without a gap. Immutable.
 *
 * @see MailboxChanges
 */
public final class History {
    private final ModSeq since;
    private final Tail<Past> changes;
    private final long octets;

    private History(ModSeq since, Tail<Past> changes, long octets) {
        this.since = since;
        this.changes = changes;
        this.octets = octets;
    }

    /**
     * One change that was made.
     *
     * @param octets of its entry as it is stored
     */
    public record Past(ModSeq seq, Change change, int octets) {}

    /** A history that begins after this change. */
    public static History beginningAfter(ModSeq since) {
        return new History(since, Tail.empty(), 0);
    }

    /** The changes after this one are known. */
    public ModSeq since() {
        return since;
    }

    public int size() {
        return changes.size();
    }

    /** Of all its entries as they are stored. */
    public long octets() {
        return octets;
    }

    /** Whether all changes after this one are known. */
    public boolean reaches(ModSeq from) {
        return !since.isAfter(from);
    }

    /** The changes after this one, which must be known, oldest first. */
    public List<Past> changesAfter(ModSeq from) {
        if (!reaches(from)) {
            throw new IllegalArgumentException("history does not reach back so far");
        }
        long first = Math.min(changes.size(), from.value() - since.value());
        return changes.subList((int) first, changes.size());
    }

    /** With the change that comes next. */
    public History plus(Past next) {
        if (next.seq().value() != since.value() + changes.size() + 1) {
            throw new IllegalArgumentException("change does not follow the history");
        }
        return new History(since, changes.plus(next), octets + next.octets());
    }

    /** The newest changes: no more of them, and no more octets, unless one alone has more. */
    public History newest(int count, long maxOctets) {
        History rest = this;
        while (rest.size() > 1 && (rest.size() > count || rest.octets > maxOctets)) {
            rest =
                    new History(
                            rest.since.next(),
                            rest.changes.withoutOldest(),
                            rest.octets - rest.changes.get(0).octets());
        }
        return rest;
    }
}
