package io.culver.imap.store;

import io.culver.model.ModSeq;
import io.culver.model.UidSet;

/** The messages that EXPUNGE removed, and the change that did it. */
public record ExpungeResult(ModSeq modSeq, UidSet expunged) {}
