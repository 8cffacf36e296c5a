package io.culver.mailbox.owner;

import io.culver.mailbox.codec.Retained;
import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.Change;
import io.culver.mailbox.domain.Entry;
import io.culver.mailbox.domain.NewContents;
import io.culver.mailbox.domain.NewMessage;
import io.culver.mailbox.store.Head;
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
 * is kept, and of ids that were set aside as long ago and never used. It goes from one base to the
 * next, and the older one is dropped only after that: so a crash costs time, and two nodes that
 * sweep at once do the same twice. Nothing that it deletes can come back: {@code COPY} needs it in
 * a mailbox, and to restore it takes a time that has not been allowed for half an hour.
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
     * Sweeps up to the newest base that is old enough, if that makes an older one superfluous.
     *
     * @param head as the store tells it now
     * @return the change up to which the past need not be kept any more; zero if there is none
     */
    ModSeq sweep(Head head, StoredState stored) {
        Optional<Retained.Past> end = end(stored);
        if (end.isEmpty()) {
            return ModSeq.ZERO;
        }
        try {
            boolean isDone = setting.metrics().timeSweep(() -> delete(gone(head, end.get().seq())));
            return isDone ? end.get().seq() : ModSeq.ZERO;
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("account", account).setCause(failure).log("not swept");
            setting.metrics().sweepFailed();
            return ModSeq.ZERO;
        }
    }

    private Optional<Retained.Past> end(StoredState stored) {
        Duration kept = setting.retention();
        Duration longest = kept.compareTo(OwnerLimits.LEAST_AGE) < 0 ? OwnerLimits.LEAST_AGE : kept;
        Instant oldest = setting.clock().instant().minus(longest).minus(OwnerLimits.SWEEP_DELAY);
        List<Retained.Past> bases =
                stored.retained().bases().stream()
                        .filter(it -> !it.time().isAfter(oldest))
                        .toList();
        boolean dropsSomething =
                bases.size() > 1
                        || (bases.size() == 1 && dropsFirstArchive(stored, bases.getFirst()));
        return dropsSomething ? Optional.of(bases.getLast()) : Optional.empty();
    }

    /** Before the first base there was nothing: what came and went until then goes with it. */
    private static boolean dropsFirstArchive(StoredState stored, Retained.Past base) {
        return stored.retained().archives().stream()
                .findFirst()
                .filter(it -> it.first().value() == 1 && base.isFrom(it.last()))
                .isPresent();
    }

    /** Contents that were there, or were to be, at some time up to this change and never since. */
    private Roaring64Bitmap gone(Head head, ModSeq end) {
        Gone gone = new Gone(end);
        AccountState now = new PastReader(account, setting, head).replay(Optional.empty(), gone);
        gone.emails.andNot(NewContents.of(now));
        return gone.emails;
    }

    /** Whether all is deleted now. */
    private boolean delete(Roaring64Bitmap emails) {
        long deleted = 0;
        Instant end = setting.clock().instant().plus(OwnerLimits.SWEEP_TIME);
        LongIterator each = emails.getLongIterator();
        List<EmailId> some = new ArrayList<>();
        while (each.hasNext() && deleted < OwnerLimits.SWEPT_CONTENTS) {
            some.add(new EmailId(each.next()));
            if (some.size() == OwnerLimits.SWEPT_AT_ONCE || !each.hasNext()) {
                int count = setting.contents().delete(account, some);
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
        private final ModSeq end;
        private final Roaring64Bitmap emails = new Roaring64Bitmap();
        private boolean hasBegun;
        private boolean hasEnded;

        Gone(ModSeq end) {
            this.end = end;
        }

        @Override
        public boolean visit(AccountState before, ModSeq seq, Entry entry) {
            if (!hasBegun) {
                hasBegun = true;
                emails.or(NewContents.of(before));
            }
            List<NewMessage> contents = entry.change().contents();
            if (!seq.isAfter(end)) {
                contents.forEach(it -> emails.addLong(it.email().value()));
                if (entry.change() instanceof Change.EmailIdsReserved it) {
                    long first = it.first().value();
                    emails.addRange(first, first + it.count());
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
    }
}
