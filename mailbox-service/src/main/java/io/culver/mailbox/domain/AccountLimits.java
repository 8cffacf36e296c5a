package io.culver.mailbox.domain;

import java.time.Duration;

/** How much one account may hold, and why no more. */
public final class AccountLimits {
    /** All names of an account are listed at once, and its catalogue is written whole. */
    public static final int MAILBOXES = 10_000;

    /** All of them, at 1,000 octets each, fit into one object of a checkpoint. */
    public static final int SUBSCRIPTIONS = 10_000;

    /** All keywords of a mailbox are told at SELECT, and each new one to every session. */
    public static final int KEYWORDS = 128;

    /** What a change costs follows the size of a segment; reading all, their number. */
    public static final int SEGMENT_ROWS = 1024;

    /** Email ids that one request may reserve: more would only leave gaps. */
    public static final int RESERVED_EMAIL_IDS = 4096;

    /** Answers that are remembered for requests that come again. */
    public static final int REMEMBERED_OPERATIONS = 1024;

    /** How long they are remembered: longer than any front end goes on asking. */
    public static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);

    /** Ranges of UIDs in all remembered answers together: some 4 MiB of heap. */
    public static final int REMEMBERED_RANGES = 1 << 18;

    private AccountLimits() {}
}
