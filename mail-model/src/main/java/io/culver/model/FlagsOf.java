package io.culver.model;

/** Messages that have the same flags since the same change. */
public record FlagsOf(UidSet uids, Flags flags, ModSeq modSeq) {}
