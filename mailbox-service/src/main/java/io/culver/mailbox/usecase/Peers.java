package io.culver.mailbox.usecase;

import io.culver.model.AccountId;
import io.culver.model.ModSeq;

/** The other nodes of this service. */
public interface Peers {
    /** There are none. */
    Peers NONE =
            new Peers() {
                @Override
                public boolean belongsElsewhere(AccountId account) {
                    return false;
                }

                @Override
                public void announce(AccountId account, ModSeq seq) {}
            };

    /** Whether callers ask another node than this one about the account. Returns at once. */
    boolean belongsElsewhere(AccountId account);

    /**
     * Tells the account's node of a change that was made here. {@code UNAVAILABLE} if it could not
     * be told.
     */
    void announce(AccountId account, ModSeq seq);
}
