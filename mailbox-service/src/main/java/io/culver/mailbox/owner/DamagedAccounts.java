package io.culver.mailbox.owner;

import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of which this node has read something that was not what somebody wrote. From then on
 * it changes nothing of them, neither for a client nor by a checkpoint, which would take away what
 * can tell of the damage; what it can still vouch for, it answers.
 */
final class DamagedAccounts {
    private static final Logger log = LoggerFactory.getLogger(DamagedAccounts.class);

    /** As many as there are accounts at most, each some octets. */
    private final Set<AccountId> accounts = ConcurrentHashMap.newKeySet();

    private final OwnerMetrics metrics;

    DamagedAccounts(OwnerMetrics metrics) {
        this.metrics = metrics;
        metrics.countDamaged(accounts);
    }

    /** Takes a step that reads what is stored, and notes it if that is damaged. */
    <T> T watch(AccountId account, Supplier<T> step) {
        try {
            return step.get();
        } catch (MailException failure) {
            if (failure.error() == MailError.CORRUPTION) {
                note(account, failure);
            }
            throw failure;
        }
    }

    private void note(AccountId account, MailException damage) {
        if (accounts.add(account)) {
            metrics.damageFound();
            log.atError()
                    .addKeyValue("account", account)
                    .addKeyValue("damage", damage.getMessage())
                    .log("account is damaged; this node takes no changes of it");
        }
    }

    boolean contains(AccountId account) {
        return accounts.contains(account);
    }

    /** {@code CORRUPTION} if damage has been seen. */
    void requireSound(AccountId account) {
        if (contains(account)) {
            throw new MailException(
                    MailError.CORRUPTION, "The account is damaged and takes no changes");
        }
    }

    /** All that is stored of the account was read and found right. */
    void forget(AccountId account) {
        if (accounts.remove(account)) {
            log.atInfo().addKeyValue("account", account).log("account is sound again");
        }
    }
}
