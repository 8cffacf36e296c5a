package io.culver.imap.base.search;

import io.culver.imap.store.OpenMailbox;
import io.culver.model.ModSeq;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The mod-sequence at the end of an answer to a search that asked by it: the highest of the
 * messages that are told. RFC 7162 §3.1.6, §3.1.9, §3.1.10, RFC 4731 §3.2
 */
public final class AnswerModSeq {

    private AnswerModSeq() {}

    /**
     * Finds it; empty if the client did not ask by mod-sequences, or nothing is told.
     *
     * @param told of what was found: with MIN and MAX alone it is no more than these
     * @param found how many messages there were, of which some may not be known to the client
     * @param highest of what was found
     */
    public static Optional<ModSeq> of(
            Program.Keys keys, UidSet told, long found, ModSeq highest, OpenMailbox mailbox) {
        if (!keys.showsModSeq() || told.isEmpty()) {
            return Optional.empty();
        }
        if (told.size() == found) {
            return Optional.of(highest);
        }
        List<ModSeq> all = new ArrayList<>();
        mailbox.rows(told, rows -> rows.forEach(row -> all.add(row.modSeq())));
        return all.stream().max(Comparator.naturalOrder());
    }
}
