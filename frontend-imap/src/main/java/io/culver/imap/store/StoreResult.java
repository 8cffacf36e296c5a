package io.culver.imap.store;

import io.culver.model.ModSeq;
import io.culver.model.UidSet;

/**
 * What STORE did.
 *
 * @param modSeq the change itself, or the last one before if nothing had to change
 * @param changed the messages whose flags this changed
 * @param refused the messages that changed after the mod-sequence in the condition
 */
public record StoreResult(ModSeq modSeq, UidSet changed, UidSet refused) {}
