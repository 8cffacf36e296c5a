package io.culver.imap.grpc;

import io.culver.imap.limits.Limits;
import io.culver.model.AccountId;
import io.culver.model.MailException;
import io.culver.model.MailboxDelta;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What became of mailboxes lately, asked for once however many sessions want to know: all that have
 * a mailbox open are told of its change at the same moment, and most of them knew the same before.
 */
final class SharedDeltas {
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<Question, Shared> recent = new LinkedHashMap<>(16, 0.75f, true);

    /** What a session asks: what came after {@code since}, but for its own change. */
    record Question(AccountId account, MailboxId mailbox, ModSeq since, ModSeq own) {}

    /** What one question was answered last. */
    private static final class Shared {
        private final ReentrantLock lock = new ReentrantLock();
        private final AtomicLong asked = new AtomicLong();
        private Optional<MailboxDelta> answer = Optional.empty();
        private Optional<MailException> failure = Optional.empty();
    }

    /**
     * An answer that contains the change {@code atLeast}, which is known to have been made.
     *
     * @param ask asks the service; what it fails with is what those who wait for it get
     */
    MailboxDelta answer(Question question, ModSeq atLeast, Supplier<MailboxDelta> ask) {
        Shared shared = shared(question);
        long before = shared.asked.get();
        shared.lock.lock();
        try {
            Optional<MailboxDelta> known = shared.answer.filter(it -> contains(it, atLeast));
            if (known.isPresent()) {
                return known.get();
            }
            if (shared.asked.get() > before && shared.failure.isPresent()) {
                throw shared.failure.get();
            }
            return ask(shared, ask);
        } finally {
            if (!shared.lock.hasQueuedThreads()
                    && !shared.answer.stream().allMatch(SharedDeltas::isSmall)) {
                shared.answer = Optional.empty();
            }
            shared.lock.unlock();
        }
    }

    private Shared shared(Question question) {
        lock.lock();
        try {
            Shared shared = recent.computeIfAbsent(question, _ -> new Shared());
            if (recent.size() > Limits.SHARED_DELTAS) {
                recent.pollFirstEntry();
            }
            return shared;
        } finally {
            lock.unlock();
        }
    }

    private static MailboxDelta ask(Shared shared, Supplier<MailboxDelta> ask) {
        shared.answer = Optional.empty();
        shared.failure = Optional.empty();
        try {
            MailboxDelta answer = ask.get();
            shared.answer = Optional.of(answer);
            return answer;
        } catch (MailException refusal) {
            shared.failure = Optional.of(refusal);
            throw refusal;
        } finally {
            shared.asked.incrementAndGet();
        }
    }

    private static boolean contains(MailboxDelta delta, ModSeq change) {
        return switch (delta) {
            case MailboxDelta.Changed it -> !change.isAfter(it.upTo());
            case MailboxDelta.Reset it -> !change.isAfter(it.snapshot().at());
            case MailboxDelta.Gone() -> true;
        };
    }

    /** Others are kept only while somebody waits for them. */
    private static boolean isSmall(MailboxDelta delta) {
        return switch (delta) {
            case MailboxDelta.Changed it ->
                    it.flags().size()
                                    + it.vanished().rangeCount()
                                    + it.appeared().rangeCount()
                                    + it.keywords().size()
                            <= Limits.SHARED_DELTA_PARTS;
            case MailboxDelta.Reset _ -> false;
            case MailboxDelta.Gone() -> true;
        };
    }
}
