package io.culver.model;

import java.time.Instant;

/**
 * What a mailbox itself holds of one of its messages: everything that is not content.
 *
 * @param saved when it came into this mailbox, to the second. RFC 8514 §3
 */
public record MessageRow(
        Uid uid,
        EmailId email,
        ThreadId thread,
        Flags flags,
        ModSeq modSeq,
        DataSize size,
        InternalDate internalDate,
        Instant saved) {}
