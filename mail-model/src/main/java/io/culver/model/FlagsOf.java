package io.culver.model;

/** Messages that have the same flags since the same change. */
public record FlagsOf(UidSet uids, Flags flags, ModSeq modSeq) {
    /** Of those of the messages only. */
    public FlagsOf intersect(UidSet some) {
        return new FlagsOf(uids.intersect(some), flags, modSeq);
    }
}
