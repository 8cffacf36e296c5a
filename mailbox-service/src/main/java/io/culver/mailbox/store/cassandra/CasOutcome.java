package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import org.jspecify.annotations.Nullable;

/** What became of a conditional write. */
enum CasOutcome {
    /** Its condition held and it is written. */
    APPLIED,
    /** Its condition did not hold. */
    NOT_APPLIED,
    /** It was not carried out and never will be. */
    NOT_DONE,
    /** It may have been carried out, or may still be. */
    UNKNOWN;

    /**
     * What a failure says of the write. Only two failures say that nothing happened: no node was
     * asked, or the one that was asked counted the live replicas, as Paxos v2 does before its first
     * message, and found too few.
     */
    static CasOutcome of(@Nullable Throwable failure) {
        return switch (failure) {
            case NoNodeAvailableException _, UnavailableException _ -> NOT_DONE;
            case QueryValidationException broken -> throw broken; // our CQL is wrong
            case null, default -> UNKNOWN;
        };
    }
}
