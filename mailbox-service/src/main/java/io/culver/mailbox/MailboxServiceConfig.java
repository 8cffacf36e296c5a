package io.culver.mailbox;

import io.culver.model.DataSize;
import io.culver.model.QuotaLimits;
import java.time.Duration;

/**
 * What an operator may choose about the mailbox service.
 *
 * @param hashingThreads that check passwords: each takes a core and 19 MiB while it does
 * @param accountHeap that the accounts in memory may take; half as much again may be taken by what
 *     SORT compares
 * @param retention for how long what was deleted can be brought back
 * @param sweptPerSecond accounts that are looked at for what is older than that; none if zero
 * @param scannedMessages that one search may look through where no index tells; none if zero
 * @param standardQuota of accounts for which no other is set
 */
public record MailboxServiceConfig(
        int hashingThreads,
        DataSize accountHeap,
        Duration retention,
        int sweptPerSecond,
        int scannedMessages,
        QuotaLimits standardQuota) {
    /** Unless the operator says something else. */
    public static final Duration RETENTION = Duration.ofDays(14);

    /** Likewise: some seconds of a processor. */
    public static final int SCANNED_MESSAGES = 2_000;

    private static final int MOST_SCANNED_MESSAGES = 100_000;
    private static final int MOST_SWEPT_PER_SECOND = 1000;

    public MailboxServiceConfig {
        if (hashingThreads < 1) {
            throw new IllegalArgumentException("at least one thread must check passwords");
        }
        if (retention.isNegative()) {
            throw new IllegalArgumentException("nothing can be kept for less than no time");
        }
        if (scannedMessages < 0 || scannedMessages > MOST_SCANNED_MESSAGES) {
            throw new IllegalArgumentException(
                    "messages that a search looks through are 0 to " + MOST_SCANNED_MESSAGES);
        }
        if (sweptPerSecond < 0 || sweptPerSecond > MOST_SWEPT_PER_SECOND) {
            throw new IllegalArgumentException(
                    "accounts swept in a second are 0 to " + MOST_SWEPT_PER_SECOND);
        }
    }

    /** All cores for passwords if need be, and a quarter of the heap for accounts. */
    public static MailboxServiceConfig forThisMachine(
            Duration retention,
            int sweptPerSecond,
            int scannedMessages,
            QuotaLimits standardQuota) {
        Runtime machine = Runtime.getRuntime();
        return new MailboxServiceConfig(
                machine.availableProcessors(),
                new DataSize(machine.maxMemory() / 4),
                retention,
                sweptPerSecond,
                scannedMessages,
                standardQuota);
    }
}
