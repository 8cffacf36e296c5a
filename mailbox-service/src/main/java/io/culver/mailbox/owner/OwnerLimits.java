package io.culver.mailbox.owner;

import java.time.Duration;

/** How far an owner goes, and why no further. */
final class OwnerLimits {
    /** One entry, and the entries of one commit: what Cassandra takes in a batch without pain. */
    static final int COMMIT_OCTETS = 256 * 1024;

    /** Entries of one commit. */
    static final int COMMIT_ENTRIES = 64;

    /** Requests that wait for an account; a queue that is full for long would only grow stale. */
    static final int QUEUED_REQUESTS = 1024;

    /** How long a request waits for its turn: no client waits longer for an answer. */
    static final Duration QUEUE_TIME = Duration.ofSeconds(10);

    /** How long the outcome of a commit is asked for. */
    static final Duration COMMIT_TIME = Duration.ofSeconds(10);

    /** Races for the head that a group may lose before it gives up. */
    static final int LOST_RACES = 64;

    /** The first pause before trying again, and the longest; each is drawn at random below that. */
    static final Duration FIRST_PAUSE = Duration.ofMillis(2);

    static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    /** Entries read from the log at once: at most 16 MiB. */
    static final int PAGE_ENTRIES = 64;

    /** What a checkpoint leaves to be read out of the log when an account is loaded. */
    static final int TAIL_ENTRIES = 512;

    static final int TAIL_OCTETS = 128 * 1024;

    /** The same where checkpoints are large: of these entries, some 100 ms to read. */
    static final int LONGEST_TAIL_ENTRIES = 8 * 1024;

    static final int LONGEST_TAIL_OCTETS = 1 << 20;

    /** Fewer entries than these are read faster than a checkpoint is written. */
    static final int TAIL_ENTRIES_AT_EVICTION = 64;

    /** Entries that stay in the log below a checkpoint, for whoever asks what changed. */
    static final int KEPT_ENTRIES = 1024;

    static final long KEPT_OCTETS = 1 << 20;

    /** What is above that is trimmed when there is so much of it, as one archive. */
    static final int TRIMMED_ENTRIES = 4 * KEPT_ENTRIES;

    static final long TRIMMED_OCTETS = KEPT_OCTETS / 2;

    /** Entries that stay in memory: those that stay in the log, and a tail. */
    static final int REMEMBERED_ENTRIES = 2 * KEPT_ENTRIES;

    static final long REMEMBERED_OCTETS = 2 * KEPT_OCTETS;

    /** Email ids that an owner sets aside at once; what it has not used when it ends is a gap. */
    static final int EMAIL_ID_BLOCK = 256;

    /** Messages in a bundle: some 256 KiB. */
    static final int BUNDLE_ROWS = 16 * 1024;

    static final int BUNDLE_SEGMENTS = 1024;

    /** Bundles below half of the full size; one more, and they are written anew in one. */
    static final int SMALL_BUNDLES = 16;

    /** Deltas of a checkpoint: each is a read more when an account is loaded. */
    static final int DELTAS = 24;

    /** Rows in one object of a delta: some 8 MiB. */
    static final int DELTA_ROWS = 1 << 20;

    /** Mailboxes in a catalogue: with 128 keywords each, still below 16 MiB. */
    static final int CATALOGUE_MAILBOXES = 1000;

    /** Checkpoints that are kept of the time of the retention: the more, the less is read again. */
    static final int BASES = 14;

    /** An archive of this size is not written again: a quarter of the largest object. */
    static final long ARCHIVE_OCTETS = 4 << 20;

    /** One more, and some that lie side by side are written in one: each root lists them all. */
    static final int SMALL_ARCHIVES = 64;

    /** So many in one: an entry is written some twice, not with each checkpoint. */
    static final int MERGED_ARCHIVES = 8;

    /** An account that changes so much has a shorter past: 4 GiB of entries, 64 KiB in the root. */
    static final int ARCHIVES = 1024;

    /** Ids that were set aside and not used so long are given up: they may be swept some day. */
    static final Duration EMAIL_ID_AGE = Duration.ofDays(1);

    /** Nothing younger is swept, however short the retention: an append may still be under way. */
    static final Duration LEAST_AGE = Duration.ofDays(2);

    /** Sweeping comes so long after restoring has ended: nodes' clocks may differ by half of it. */
    static final Duration SWEEP_DELAY = Duration.ofHours(1);

    /** Restoring that takes longer than this is given up. */
    static final Duration RESTORE_TIME = Duration.ofMinutes(20);

    /** Contents deleted at one checkpoint: what is left goes with the next ones. */
    static final int SWEPT_CONTENTS = 20_000;

    /** How long they are deleted at one checkpoint, which waits, as may a node that stops. */
    static final Duration SWEEP_TIME = Duration.ofSeconds(5);

    /** Contents deleted at a time: what one read of their metas takes. */
    static final int SWEPT_AT_ONCE = 500;

    /** Times that loading begins again because a newer checkpoint took the old one's place. */
    static final int LOAD_ATTEMPTS = 5;

    /** Differences that a verification notes of one account's log and checkpoint. */
    static final int TOLD_DIFFERENCES = 10_000;

    /** Accounts of a node that stops whose checkpoints are written at the same time. */
    static final int CLOSED_AT_ONCE = 32;

    /** After that a node that stops begins no more checkpoints: whoever stops it waits. */
    static final Duration CLOSING_TIME = Duration.ofSeconds(20);

    private OwnerLimits() {}
}
