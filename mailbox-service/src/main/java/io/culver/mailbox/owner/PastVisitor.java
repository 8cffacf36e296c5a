package io.culver.mailbox.owner;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.Entry;
import io.culver.model.ModSeq;

/** Is shown what happened to an account, oldest first. */
@FunctionalInterface
public interface PastVisitor {
    /** Whether there is to be more: otherwise this entry is not applied either. */
    boolean visit(AccountState before, ModSeq seq, Entry entry);
}
