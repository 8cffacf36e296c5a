package io.culver.mailbox.store;

import io.culver.model.ModSeq;
import io.culver.model.Octets;

/** One entry as it stands in an account's log. */
public record LogEntry(ModSeq seq, CommitId commit, Octets entry) {}
