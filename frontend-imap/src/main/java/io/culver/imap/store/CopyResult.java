package io.culver.imap.store;

import io.culver.model.ModSeq;
import io.culver.model.UidSet;
import io.culver.model.UidValidity;

/**
 * What COPY or MOVE did: the nth of {@code targetUids} is what the nth of {@code sourceUids}
 * became. Both are empty if none of the messages exists any more.
 *
 * @param uidValidity of the target
 */
public record CopyResult(
        ModSeq modSeq, UidValidity uidValidity, UidSet sourceUids, UidSet targetUids) {}
