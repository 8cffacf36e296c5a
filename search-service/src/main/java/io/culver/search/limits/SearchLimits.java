package io.culver.search.limits;

import io.culver.model.DataSize;
import java.time.Duration;

/** Every bound of the search service on what mail, clients and peers can grow. */
public final class SearchLimits {
    /**
     * What of one message's decoded text is indexed, in characters: no mail a person wrote is
     * longer.
     */
    public static final int TEXT_CHARS = 1 << 20;

    /** What is read of one message to decode that text: enough for base64 and much markup. */
    public static final DataSize TEXT_OCTETS = DataSize.ofMebibytes(4);

    /**
     * What is read of one message's header: twice the longest that the mailbox service keeps
     * beside.
     */
    public static final DataSize HEADER_OCTETS = DataSize.ofMebibytes(1);

    /** The longest name of a header field: longer than a line may be. RFC 5322 §2.1.1 */
    public static final int FIELD_NAME_CHARS = 998;

    /** Criteria of one query: what a front end takes in one SEARCH command. */
    public static final int CRITERIA = 1_000;

    /** Characters of one criterion's text: the longest argument that a front end takes. */
    public static final int CRITERION_CHARS = 1 << 16;

    /** Parts of one criterion's text that are looked up: more leave hardly fewer candidates. */
    public static final int CRITERION_RUNS = 8;

    /** Pieces of work that wait for a thread of Lucene's: some seconds' worth. */
    public static final int WAITING_TASKS = 1_024;

    /** Accounts whose logs are followed at a time, with two batches each on the heap. */
    public static final int FOLLOWED_AT_ONCE = 4;

    /** Messages read and added at a time: some 50 ms of a processor, so that queries get a turn. */
    public static final int BATCH_MESSAGES = 100;

    /** Octets of messages read at a time, unless one has more. */
    public static final DataSize BATCH_OCTETS = DataSize.ofMebibytes(8);

    /** How often one run begins again because the index was found to be of no use. */
    public static final int REMAKES = 3;

    /** How long appends are gathered before the log is followed unasked. */
    public static final Duration GATHER = Duration.ofSeconds(1);

    /** How long a log that could not be read is left alone at most, after the first failure. */
    public static final Duration RETRY_FIRST = Duration.ofSeconds(2);

    /**
     * The same after many failures: when the mailbox service is back, not all is left to queries.
     */
    public static final Duration RETRY_MOST = Duration.ofSeconds(30);

    /** Tries to read a log in a row, some minutes; then it is left to its queries. */
    public static final int RETRIES = 10;

    /** How often the accounts that there are indexes of are held against those that there are. */
    public static final Duration SWEEP = Duration.ofHours(1);

    /** Accounts whose logs have grown and wait to be followed; more are left to their queries. */
    public static final int ACCOUNTS_DUE = 10_000;

    /** How long a query may take: what one SEARCH command may. Callers wait a little longer. */
    public static final Duration QUERY = Duration.ofSeconds(30);

    /** How often indexes are committed and idle ones closed: what a crash makes us do again. */
    public static final Duration TIDY = Duration.ofSeconds(30);

    /** How long one call to the mailbox service may take. */
    public static final Duration FEED_CALL = Duration.ofSeconds(60);

    /** The longest answer taken from the mailbox service: a batch of the largest descriptions. */
    public static final DataSize FEED_MESSAGE = DataSize.ofMebibytes(64);

    private SearchLimits() {}
}
