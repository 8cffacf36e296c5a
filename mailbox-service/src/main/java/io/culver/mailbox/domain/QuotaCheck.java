package io.culver.mailbox.domain;

import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Quota;
import io.culver.model.QuotaLimits;
import io.culver.model.QuotaResource;

/**
 * Refuses what would take an account beyond its quota, as it is where the request is decided: two
 * requests that fit only one at a time cannot both be granted. RFC 9208 §4.3.1
 */
final class QuotaCheck {
    private final Quota quota;

    QuotaCheck(AccountState state, QuotaLimits standard) {
        this.quota = state.quota(standard);
    }

    /** Room for so many more messages with so many octets. {@code OVER_QUOTA}. */
    void requireMessages(long count, long octets) {
        require(QuotaResource.MESSAGE, count);
        require(QuotaResource.STORAGE, octets);
    }

    /** Room for so many more mailboxes. {@code OVER_QUOTA}. */
    void requireMailboxes(int count) {
        require(QuotaResource.MAILBOX, count);
    }

    private void require(QuotaResource resource, long more) {
        long held = quota.usage().getOrDefault(resource, 0L);
        boolean isOver = quota.limits().of(resource).filter(it -> more > it - held).isPresent();
        if (more > 0 && isOver) {
            throw new MailException(MailError.OVER_QUOTA, "The account may not hold more");
        }
    }
}
