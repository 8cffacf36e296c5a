package io.culver.mailbox.codec;

import io.culver.mailbox.store.ObjectId;

/**
 * Names a segment as it was written once.
 *
 * @param position in the bundle, from 0
 */
public record StoredSegment(ObjectId bundle, int position) {}
