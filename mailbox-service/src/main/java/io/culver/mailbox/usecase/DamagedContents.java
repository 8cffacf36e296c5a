package io.culver.mailbox.usecase;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.culver.mailbox.limits.Limits;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator of each content of which something else is stored than was put. The account
 * goes on: all its other contents are as good as they were.
 */
public final class DamagedContents {
    private static final Logger log = LoggerFactory.getLogger(DamagedContents.class);

    private record Key(AccountId account, EmailId email) {}

    /** Those told of already: a client may ask for the same one all day. */
    private final Cache<Key, Boolean> told =
            Caffeine.newBuilder().maximumSize(Limits.DAMAGED_CONTENTS).build();

    private final Counter found;

    public DamagedContents(MeterRegistry meters) {
        found =
                Counter.builder("culver.content.damages")
                        .description("Contents of which damage was found")
                        .register(meters);
    }

    /** Tells of it, once. */
    void note(AccountId account, EmailId email) {
        if (told.asMap().putIfAbsent(new Key(account, email), true) == null) {
            found.increment();
            log.atError()
                    .addKeyValue("account", account)
                    .addKeyValue("email", email.value())
                    .log("content is damaged");
        }
    }

    /** What to refuse the reading of it with. */
    static MailException refusal() {
        return new MailException(MailError.CORRUPTION, "What is stored of a message is damaged");
    }

    /** Takes a step that reads this content, and tells if that is damaged. */
    void watch(AccountId account, EmailId email, Runnable step) {
        try {
            step.run();
        } catch (MailException failure) {
            if (failure.error() == MailError.CORRUPTION) {
                note(account, email);
            }
            throw failure;
        }
    }
}
