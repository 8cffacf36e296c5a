package io.culver.mailbox.limits;

import io.culver.model.DataSize;
import java.time.Duration;

/** Every bound of the mailbox service, with its reason. */
public final class Limits {
    /** APPENDLIMIT: what other servers take, and no mail provider sends more. RFC 7889 */
    public static final DataSize MESSAGE_SIZE = DataSize.ofMebibytes(50);

    /** Before compression: one write to the store, and the heap that one reader holds. */
    public static final int CHUNK_OCTETS = 128 * 1024;

    /** Writes of one APPEND that are under way together: their chunks are on the heap. */
    public static final int PENDING_WRITES = 8;

    /** One piece of a message on its way in: well below gRPC's 4 MiB for a message. */
    public static final int APPEND_PIECE_OCTETS = 256 * 1024;

    /** Messages of one APPEND: they become visible in one entry. RFC 3502 */
    public static final int APPEND_MESSAGES = 1_000;

    /** Rows of one Fetch response: some 40 KB. */
    public static final int ROWS_PER_RESPONSE = 1_000;

    /** Contents of one Describe: UIDs beyond this a front end asks for in a call of their own. */
    public static final int DESCRIBED_CONTENTS = 100_000;

    /** Damaged contents that are remembered, so that the operator is told of each but once. */
    public static final int DAMAGED_CONTENTS = 10_000;

    /** Metas of one read of the store, and of two while the next is on its way: some 4 KB each. */
    public static final int METAS_PER_READ = 500;

    /** Octets of metas in one Describe response: gRPC refuses more than 4 MiB. */
    public static final int DESCRIBE_RESPONSE_OCTETS = 1024 * 1024;

    /** Stretches of one Read. */
    public static final int READ_STRETCHES = 10_000;

    /** Text criteria of one SEARCH: what the search service takes in a query. */
    public static final int TEXT_CRITERIA = 1_000;

    /**
     * How long a search waits for the index to reach the account's head and answer: longer than the
     * search service works on it, which so can say that it takes too long.
     */
    public static final Duration SEARCH_TIMEOUT = Duration.ofSeconds(33);

    /** Of a text that SORT or THREAD compares, in characters: a legal line has no more. */
    public static final int SORT_KEY_LENGTH = 998;

    /** Ids of one References field that THREAD uses, the last ones: the nearest to the message. */
    public static final int REFERENCES = 100;

    /** Ids of all messages of one THREAD: each takes some 70 octets meanwhile. */
    public static final int THREADED_REFERENCES = 2_000_000;

    /** Of a header that is too long to be kept beside, in which References are looked for. */
    public static final int SORTED_HEADER_OCTETS = 256 * 1024;

    /**
     * How long a search waits for an index that is behind before it looks through the messages that
     * are missing there, if they are few: usually it is some milliseconds behind.
     */
    public static final Duration INDEX_PATIENCE = Duration.ofSeconds(2);

    /** Octets of messages that one search may look through: a second or two of a processor. */
    public static final DataSize SCAN_OCTETS = DataSize.ofMebibytes(64);

    /** How long it may take to, and wait for its turn: a third of what a search has in all. */
    public static final Duration SCAN_TIME = Duration.ofSeconds(10);

    /** Searches that look through messages at a time: each takes a processor meanwhile. */
    public static final int SCANS_AT_ONCE = 2;

    /** SORT and THREAD commands at work together: each may take a core and 150 MiB meanwhile. */
    public static final int ORDERINGS_AT_ONCE = 2;

    /** How long a SORT or THREAD waits for its turn: front ends wait no longer for an answer. */
    public static final Duration ORDERING_WAIT = Duration.ofSeconds(30);

    /** How long what SORT compares is kept for a mailbox that nobody sorts. */
    public static final Duration SORT_KEYS_AGE = Duration.ofMinutes(10);

    /** Messages read for a Sort or Thread before its caller is told: notices are few and small. */
    public static final int KEYS_PER_NOTICE = 1_000;

    /** UIDs or members of threads in one Sort or Thread response: some 300 KB. */
    public static final int ORDERED_PER_RESPONSE = 50_000;

    /** The bitmaps that answer one search: each of the criteria over some millions of contents. */
    public static final DataSize SEARCH_ANSWER = DataSize.ofMebibytes(64);

    /** How long a notice to the search service may take: it only has to be heard. */
    public static final Duration NOTICE_TIMEOUT = Duration.ofSeconds(5);

    /** Longest password that is hashed, in octets: hashing is linear in it. RFC 8265 §4.1 */
    public static final int PASSWORD_OCTETS = 1_024;

    /** Logins that wait for a hashing thread: more than two seconds' work would time out anyway. */
    public static final int HASHING_QUEUE = 64;

    /** A login that waits longer is refused, so that a flood costs the flood and not the mail. */
    public static final Duration HASHING_WAIT = Duration.ofSeconds(2);

    /** Credentials that were verified lately: mail clients reconnect all the time. */
    public static final int VERIFIED_CREDENTIALS = 100_000;

    /** How long a verified credential spares its hashing. */
    public static final Duration VERIFIED_CREDENTIAL_AGE = Duration.ofMinutes(10);

    /** Email ids of one Contents response. */
    public static final int EMAIL_IDS_PER_RESPONSE = 10_000;

    /** Accounts' ids of one AccountIds response. */
    public static final int ACCOUNT_IDS_PER_RESPONSE = 1_000;

    /** Messages of one entry that brings some back: with usual flags, some 100 KiB. */
    public static final int RESTORED_AT_ONCE = 2_000;

    /** Deleted messages that one call brings back: each takes some 200 octets meanwhile. */
    public static final int UNDELETED_MESSAGES = 200_000;

    /** Accounts that one Watch stream follows: a front end's, all its sessions together. */
    public static final int WATCHED_ACCOUNTS = 100_000;

    /** Logs that one watch looks at together: each is a small read of the store. */
    public static final int WATCH_CHECKS = 16;

    /** How often each watched account's log is looked at, for what nobody told of. */
    public static final Duration WATCH_CHECK_INTERVAL = Duration.ofSeconds(20);

    /** How long telling another node of a change may take. */
    public static final Duration ANNOUNCEMENT_TIMEOUT = Duration.ofSeconds(2);

    /** Accounts whose notices to another service or node wait; beyond that they are left out. */
    public static final int PENDING_NOTICES = 10_000;

    /** Files of one search index, with those on their way: Lucene makes some 200, at most. */
    public static final int INDEX_FILES = 1_500;

    /** Octets of one of them: ten times the index of the largest account that anybody has. */
    public static final DataSize INDEX_FILE = DataSize.ofMebibytes(64 << 10);

    /** What names such a file among others: its header and footer, some 80 octets. */
    public static final int INDEX_IDENTITY = 128;

    /** One piece of such a file on its way in: a quarter of what gRPC takes. */
    public static final int INDEX_PIECE = 1024 * 1024;

    /** For how long a copy of an index may be on its way before it is taken for abandoned. */
    public static final Duration INDEX_UPLOAD = Duration.ofHours(6);

    /** Chunks that are read ahead of whoever reads a file. */
    public static final int CHUNKS_AHEAD = 4;

    /** A node that has just started has better things to do than to sweep. */
    public static final Duration SWEEP_START = Duration.ofMinutes(5);

    /** How often all accounts are swept, if there is time for it: what is kept is kept for days. */
    public static final Duration SWEEP_ROUND = Duration.ofHours(6);

    /** Accounts after which a round of sweeping tells how far it is. */
    public static final int SWEEP_REPORT = 10_000;

    private Limits() {}
}
