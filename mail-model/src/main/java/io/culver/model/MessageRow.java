package io.culver.model;

/** What a mailbox itself holds of one of its messages: everything that is not content. */
public record MessageRow(
        Uid uid,
        EmailId email,
        Flags flags,
        ModSeq modSeq,
        DataSize size,
        InternalDate internalDate) {}
