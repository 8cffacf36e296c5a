package io.culver.search.ingest;

import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.search.extract.wire.SkipReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the documents that were read, and those that were skipped by why they were. */
public final class AttachmentTally {
    private static final Logger log = LoggerFactory.getLogger(AttachmentTally.class);

    private final Counter read;
    private final Map<SkipReason, Counter> skipped = new EnumMap<>(SkipReason.class);

    public AttachmentTally(MeterRegistry meters) {
        this.read = Counter.builder("search_attachments").register(meters);
        for (SkipReason reason : SkipReason.values()) {
            skipped.put(
                    reason,
                    Counter.builder("search_attachments_skipped")
                            .tag("reason", reason.label())
                            .register(meters));
        }
    }

    void note(AccountId account, EmailId email, Optional<SkipReason> reason) {
        read.increment();
        if (reason.isPresent()) {
            skipped.getOrDefault(reason.get(), read).increment();
            log.atDebug()
                    .addKeyValue("account", account)
                    .addKeyValue("email", email)
                    .addKeyValue("reason", reason.get().label())
                    .log("attachment skipped");
        }
    }
}
