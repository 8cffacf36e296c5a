package io.culver.mailbox.store;

import io.culver.model.Octets;
import java.util.List;

/** Entries that are appended together: all or none. */
public record Commit(CommitId id, List<Octets> entries) {
    public Commit {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("commit without an entry");
        }
    }

    /** The hash of its last entry: of the log that ends with it. */
    public EntryHash hash() {
        return EntryHash.of(entries.getLast());
    }
}
