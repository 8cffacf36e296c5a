package io.culver.mailbox.owner;

import io.culver.mailbox.codec.EntryCodec;
import io.culver.mailbox.codec.Retained;
import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.Change;
import io.culver.mailbox.domain.Entry;
import io.culver.mailbox.domain.NewContents;
import io.culver.mailbox.domain.NewMessage;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.LogEntry;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.ModSeq;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roaringbitmap.longlong.LongIterator;
import org.roaringbitmap.longlong.Roaring64Bitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is stored of contents that an account has had in no mailbox for longer than its past
 * is kept, and of ids that were set aside as long ago and never used. The next checkpoint notes how
 * far that went, and drops what it kept of the time before only then: so a crash costs time, and
 * two nodes that sweep at once do the same twice. Nothing that it deletes can come back: {@code
 * COPY} needs it in a mailbox, and to restore it takes a time that has not been allowed for half an
 * hour.
 */
final class Sweeper {
    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final AccountId account;
    private final OwnerSetting setting;

    Sweeper(AccountId account, OwnerSetting setting) {
        this.account = account;
        this.setting = setting;
    }

    /**
     * Sweeps up to the last change that is old enough and whose time is known without reading much.
     *
     * @param head as the store tells it now
     * @return the change up to which the past need not be kept any more
     */
    ModSeq sweep(Head head, StoredState stored) {
        ModSeq swept = stored.retained().swept();
        try {
            ModSeq end = end(head, stored);
            return !end.isAfter(swept) || sweep(head, swept, end) ? end : swept;
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("account", account).setCause(failure).log("not swept");
            setting.metrics().sweepFailed();
            return swept;
        }
    }

    /** Whether there may be something to sweep. */
    boolean isDue(Head head, StoredState stored) {
        return end(head, stored).isAfter(stored.retained().swept());
    }

    private boolean sweep(Head head, ModSeq swept, ModSeq end) {
        return setting.metrics().timeSweep(() -> delete(gone(head, swept, end)));
    }

    private ModSeq end(Head head, StoredState stored) {
        Duration kept = setting.retention();
        Duration longest = kept.compareTo(OwnerLimits.LEAST_AGE) < 0 ? OwnerLimits.LEAST_AGE : kept;
        Instant oldest = setting.clock().instant().minus(longest).minus(OwnerLimits.SWEEP_DELAY);
        ModSeq end = stored.retained().swept();
        for (Retained.Past it : stored.retained().bases()) {
            end = it.time().isAfter(oldest) ? end : later(end, it.seq());
        }
        ModSeq checkpoint = stored.checkpoint().map(Checkpoint::seq).orElse(ModSeq.ZERO);
        boolean isCheckpointOld =
                stored.checkpoint().isEmpty()
                        || stored.time().filter(it -> !it.isAfter(oldest)).isPresent();
        if (!isCheckpointOld) {
            return end;
        }
        boolean hasYoungTail = head.seq().isAfter(checkpoint) && lastChange(head).isAfter(oldest);
        return later(end, hasYoungTail ? checkpoint : head.seq());
    }

    private static ModSeq later(ModSeq one, ModSeq other) {
        return one.isAfter(other) ? one : other;
    }

    private Instant lastChange(Head head) {
        ModSeq before = new ModSeq(head.seq().value() - 1);
        List<LogEntry> last = setting.log().entries(account, before, 1);
        if (last.isEmpty()) {
            throw LogReader.broken("The log ends before its head");
        }
        return EntryCodec.decode(last.getFirst().entry()).entry().time();
    }

    /**
     * Contents that were there, or were to be, at some time after {@code swept} and up to {@code
     * end}, and never since.
     */
    private Gone gone(Head head, ModSeq swept, ModSeq end) {
        Gone gone = new Gone(swept, end);
        AccountState now = new PastReader(account, setting, head).replay(Optional.empty(), gone);
        gone.emails.andNot(NewContents.of(now));
        gone.nameless.and(gone.emails);
        return gone;
    }

    /** Whether all is deleted now. */
    private boolean delete(Gone gone) {
        Roaring64Bitmap emails = gone.emails;
        long deleted = 0;
        Instant end = setting.clock().instant().plus(OwnerLimits.SWEEP_TIME);
        LongIterator each = emails.getLongIterator();
        List<EmailId> some = new ArrayList<>();
        while (each.hasNext() && deleted < OwnerLimits.SWEPT_CONTENTS) {
            some.add(new EmailId(each.next()));
            if (some.size() == OwnerLimits.SWEPT_AT_ONCE || !each.hasNext()) {
                int count = setting.contents().delete(account, some);
                setting.contents()
                        .deleteNameless(
                                account,
                                some.stream()
                                        .filter(it -> gone.nameless.contains(it.value()))
                                        .toList());
                setting.metrics().swept(count);
                deleted += count;
                some.clear();
                if (count > 0 && setting.clock().instant().isAfter(end)) {
                    break; // what was deleted before is passed over quickly, and never ends a round
                }
            }
        }
        return !each.hasNext();
    }

    /** Follows the past from its beginning. */
    private static final class Gone implements PastVisitor {
        private final ModSeq swept;
        private final ModSeq end;
        private final Roaring64Bitmap emails = new Roaring64Bitmap();

        /** Set aside, and never heard of again. */
        private final Roaring64Bitmap nameless = new Roaring64Bitmap();

        private boolean hasBegun;
        private boolean hasEnded;

        Gone(ModSeq swept, ModSeq end) {
            this.swept = swept;
            this.end = end;
        }

        @Override
        public boolean visit(AccountState before, ModSeq seq, Entry entry) {
            if (!seq.isAfter(swept)) {
                return true;
            }
            if (!hasBegun) {
                hasBegun = true;
                emails.or(NewContents.of(before));
            }
            List<NewMessage> contents = entry.change().contents();
            if (!seq.isAfter(end)) {
                contents.forEach(this::come);
                if (entry.change() instanceof Change.EmailIdsReserved it) {
                    long first = it.first().value();
                    emails.addRange(first, first + it.count());
                    nameless.addRange(first, first + it.count());
                }
                return true;
            }
            if (!hasEnded) {
                hasEnded = true;
                emails.andNot(NewContents.of(before));
            }
            contents.forEach(it -> emails.removeLong(it.email().value()));
            return true;
        }

        private void come(NewMessage message) {
            emails.addLong(message.email().value());
            nameless.removeLong(message.email().value());
        }
    }
}
