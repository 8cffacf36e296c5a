package io.culver.mailbox.store;

import io.culver.model.Octets;
import java.util.List;

/**
 * Entries that are appended together: all or none.
 *
 * @param hash of the last one: of the log that ends with it
 */
public record Commit(CommitId id, List<Octets> entries, EntryHash hash) {
    public Commit {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("commit without an entry");
        }
    }

    public Commit(CommitId id, List<Octets> entries) {
        this(id, entries, EntryHash.of(entries.getLast()));
    }
}
