package io.culver.mailbox.store;

import io.culver.model.ModSeq;

/**
 * A stored state of an account.
 *
 * @param seq of the last entry that the state contains
 * @param root of its objects
 */
public record Checkpoint(ModSeq seq, ObjectId root) {}
