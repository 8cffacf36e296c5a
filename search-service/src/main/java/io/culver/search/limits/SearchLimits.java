package io.culver.search.limits;

import io.culver.model.DataSize;
import java.time.Duration;

/** Every bound of the search service on what mail, clients and peers can grow. */
public final class SearchLimits {
    /** Octets of one attached document, encoded as in its message: the longest upload there is. */
    public static final DataSize ATTACHMENT_OCTETS = DataSize.ofMebibytes(50);

    /** Characters of one document's text, as of a message's own. */
    public static final int ATTACHMENT_CHARS = 1 << 20;

    /** Characters of all documents of a message: with those, a message is some MiB of an index. */
    public static final int ATTACHMENTS_CHARS = 1 << 21;

    /** Documents of a message that are looked into: more than people attach. */
    public static final int ATTACHMENTS = 100;

    /** How long one document may take: a hundred times as long as most, and not a query's whole. */
    public static final Duration ATTACHMENT_TIME = Duration.ofSeconds(10);

    /** How long those of one message may take; a query that waits for them has thirty seconds. */
    public static final Duration ATTACHMENTS_TIME = Duration.ofSeconds(20);

    /** Octets of an attachment that are read at a time. */
    public static final DataSize ATTACHMENT_PIECE = DataSize.ofMebibytes(1);

    /** Documents in a document, such as entries of an archive. */
    public static final int EMBEDDED_DOCUMENTS = 1_000;

    /** Documents in documents in documents: an archive of a mail of an archive has three. */
    public static final int EMBEDDED_DEPTH = 8;

    /** What the documents in one may unpack to, on the disk too. */
    public static final DataSize EMBEDDED_OCTETS = DataSize.ofMebibytes(256);

    /** A worker's heap: ten times the longest document read as a stream; a tree may not fit. */
    public static final DataSize WORKER_HEAP = DataSize.ofMebibytes(256);

    /** How long a worker may take to start, on a machine that is busy. */
    public static final Duration WORKER_START = Duration.ofSeconds(30);

    /** Documents after which a worker is replaced, for what its libraries may have leaked. */
    public static final int WORKER_DOCUMENTS = 5_000;

    /** How long a worker waits for a document before it is ended: starting one takes a second. */
    public static final Duration WORKER_IDLE = Duration.ofMinutes(1);

    /** Skipped documents that are remembered, so that they are not tried again: some MiB. */
    public static final int SKIPPED_DOCUMENTS = 10_000;

    /** For how long they are: a library may be replaced, or a machine be less busy. */
    public static final Duration SKIPPED_FOR = Duration.ofHours(1);

    /** Characters of attachments in one batch, beyond which it is added as it is. */
    public static final int BATCH_CHARS = 1 << 22;

    /** Criteria of one query: what a front end takes in one SEARCH command. */
    public static final int CRITERIA = 1_000;

    /** Characters of one criterion's text: the longest argument that a front end takes. */
    public static final int CRITERION_CHARS = 1 << 16;

    /** Parts of one criterion's text that are looked up: more leave hardly fewer candidates. */
    public static final int CRITERION_RUNS = 8;

    /**
     * Words that may be forms of one that is looked for and are held against it, those that most
     * messages have first. Only of very short words there are more.
     */
    public static final int FUZZY_FORMS = 500;

    /** Words like one that is looked for, the likest first: more would only be less like it. */
    public static final int FUZZY_LIKE = 50;

    /** Pieces of work that wait for a thread of Lucene's: some seconds' worth. */
    public static final int WAITING_TASKS = 1_024;

    /** What an index that nobody adds to just now may hold on the heap of what was added. */
    public static final DataSize QUIET_WRITER = DataSize.ofMebibytes(1);

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

    /** Octets of a piece of an index's copy on its way out. */
    public static final int COPY_PIECE = 1 << 20;

    /** Files that are fetched at a time, each with some pieces on the heap. */
    public static final int COPY_FILES_AT_ONCE = 4;

    /** Copies that are renewed at a time: they wait for the store and for their pace, mostly. */
    public static final int COPIES_AT_ONCE = 2;

    /** Accounts whose copies something is remembered of: some MiB. */
    public static final int COPIES_KNOWN = 100_000;

    /** How long a service that ends goes on renewing copies: half of what it is given to end. */
    public static final Duration COPIES_AT_END = Duration.ofSeconds(10);

    /** How often copies are looked at. */
    public static final Duration COPY_LOOK = Duration.ofSeconds(1);

    /** How long one call that reads or writes a copy may take; files may have gigabytes. */
    public static final Duration COPY_CALL = Duration.ofMinutes(5);

    /** How often who has an index made or verified is told how far that is. */
    public static final Duration PROGRESS = Duration.ofSeconds(1);

    /** Differences of one index that are told one by one: after some, its index is made again. */
    public static final int DIFFERENCES = 1_000;

    private SearchLimits() {}
}
