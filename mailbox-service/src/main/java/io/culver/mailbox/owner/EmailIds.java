package io.culver.mailbox.owner;

import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.Request;
import io.culver.model.EmailId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Email ids that one owner has set aside for contents to come: no other owner gives them away. When
 * they run low, more are asked for beside something else that is committed.
 */
final class EmailIds {
    private final Function<Request, Answer> account;
    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private long next;
    private long end;
    private Instant since = Instant.MIN;
    private Optional<Pending> coming = Optional.empty();

    /**
     * Has none yet.
     *
     * @param account grants a request
     */
    EmailIds(Function<Request, Answer> account, Clock clock) {
        this.clock = clock;
        this.account = account;
    }

    /** An id that nobody else gets. */
    EmailId take() {
        lock.lock();
        try {
            if (next == end || isOld(since)) {
                takeBlock();
            }
            return new EmailId(next++);
        } finally {
            lock.unlock();
        }
    }

    /** Whoever took an id then has used it by now, or never will. */
    private boolean isOld(Instant time) {
        return time.isBefore(clock.instant().minus(OwnerLimits.EMAIL_ID_AGE));
    }

    private void takeBlock() {
        Optional<Pending> asked = coming.filter(it -> !isOld(it.since()));
        coming = Optional.empty();
        since = asked.map(Pending::since).orElseGet(clock::instant);
        Answer answer =
                asked.isPresent()
                        ? asked.get().await()
                        : account.apply(new Request.ReserveEmailIds(OwnerLimits.EMAIL_ID_BLOCK));
        if (answer instanceof Answer.Reserved reserved) {
            next = reserved.first().value();
            end = next + reserved.count();
        }
    }

    /** A request for more, if it is time; the caller has it granted. */
    Optional<Pending> askForMore(Function<Request, Pending> request) {
        if (!lock.tryLock()) {
            return Optional.empty(); // whoever holds it is asking already, or will be back
        }
        try {
            boolean isLow = end > 0 && end - next < OwnerLimits.EMAIL_ID_BLOCK / 4;
            if (!isLow || coming.isPresent()) {
                return Optional.empty();
            }
            coming =
                    Optional.of(
                            request.apply(new Request.ReserveEmailIds(OwnerLimits.EMAIL_ID_BLOCK)));
            return coming;
        } finally {
            lock.unlock();
        }
    }
}
