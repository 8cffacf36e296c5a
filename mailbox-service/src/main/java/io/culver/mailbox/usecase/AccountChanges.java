package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.OpId;

/** Asks an account for a change; the answer is of the kind that the request has. */
public final class AccountChanges {
    private final AccountOwners owners;

    public AccountChanges(AccountOwners owners) {
        this.owners = owners;
    }

    /**
     * The answer, once the change is durable and visible. {@code INVALID} if {@code op} named
     * another kind of request before; else what the request says, {@code UNAVAILABLE} or {@code
     * OUTCOME_UNKNOWN}.
     */
    public <A extends Answer> A ask(AccountId account, OpId op, Request request, Class<A> kind) {
        Answer answer = owners.owner(account).execute(op, request);
        if (!kind.isInstance(answer)) {
            throw new MailException(
                    MailError.INVALID, "The operation id was given to another request before");
        }
        return kind.cast(answer);
    }
}
