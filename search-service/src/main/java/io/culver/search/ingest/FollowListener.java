package io.culver.search.ingest;

import io.culver.model.AccountId;

/** Hears that an index has been brought up to its account's log. Is not to take long. */
public interface FollowListener {
    /** An account's index has gained so many messages; perhaps none. */
    void followed(AccountId account, long messages);
}
