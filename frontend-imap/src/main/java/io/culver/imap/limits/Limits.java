package io.culver.imap.limits;

import io.culver.model.DataSize;
import java.time.Duration;

/** Every bound on what a client can make a front end hold or do. */
public final class Limits {

    /** Longest command line of a stranger: no command before login needs a tenth of it. */
    public static final int LINE_BEFORE_LOGIN = 8 * 1024;

    /** Longest command line: RFC 7162 §4 asks clients to keep to some 8,192 octets. */
    public static final int LINE = 64 * 1024;

    /** A refused line up to this length is passed over; the connection ends over a longer one. */
    public static final int LINE_SKIPPED = 256 * 1024;

    /** Longest line that is or carries a SASL response: tokens of OAuth are long. RFC 7628 §3.1 */
    public static final int SASL_LINE = 24 * 1024;

    /** A stranger's literals: each, their sum and their number. User names and passwords fit. */
    public static final int LITERAL_BEFORE_LOGIN = 4 * 1024;

    public static final int LITERALS_SUM_BEFORE_LOGIN = 8 * 1024;
    public static final int LITERALS_BEFORE_LOGIN = 4;

    /** Literals that are held in memory: search texts, mailbox names. */
    public static final int LITERAL = 128 * 1024;

    public static final int LITERALS_SUM = 1024 * 1024;
    public static final int LITERALS = 256;

    /** Non-synchronising literals: what LITERAL- and IMAP4rev2 allow. RFC 7888 §5 */
    public static final int LITERAL_MINUS = 4096;

    /** A refused literal up to this size is swallowed; the connection ends over a larger one. */
    public static final int LITERAL_SWALLOWED = 1024 * 1024;

    /** Largest message: what large mail services take. RFC 7889 §2 */
    public static final DataSize MESSAGE = DataSize.ofMebibytes(50);

    /** BAD in a row before the connection ends. RFC 9051 §7.1.3 */
    public static final int BAD_COMMANDS_BEFORE_LOGIN = 3;

    public static final int BAD_COMMANDS = 20;

    /** Wrong passwords before the connection ends. */
    public static final int FAILED_LOGINS = 3;

    /** Longest password that is looked at: hashing is made slow on purpose. */
    public static final int PASSWORD = 1024;

    /** ID's own bounds. RFC 2971 §3.3 */
    public static final int ID_FIELDS = 30;

    public static final int ID_FIELD = 30;

    public static final int ID_VALUE = 1024;

    /** Commands that wait while one runs; from then on nothing more is read. */
    public static final int QUEUED_COMMANDS = 32;

    /** Buffers for lines and literals that an event loop keeps to use again: a busy moment's. */
    public static final int SPARE_BUFFERS = 128;

    /** Octets of the largest of those: nearly all commands are shorter. Together, 1 MiB. */
    public static final int SPARE_BUFFER = 8 * 1024;

    /** Octets of a streamed literal that go on as one piece: the services take up to 256 KiB. */
    public static final int STREAM_PIECE = 64 * 1024;

    /** Octets of a streamed literal that wait to be taken. */
    public static final int STREAM_WINDOW = 256 * 1024;

    /** Octets that come out of compressed ones before anybody looks at them. RFC 4978 §3 */
    public static final int INFLATE_STEP = 16 * 1024;

    /** Octets inflated for one connection before others get their turn: some 1 ms. */
    public static final int INFLATE_TURN = 512 * 1024;

    /** How long a compressed connection is silent before it keeps no more than it must. */
    public static final Duration COMPRESSION_IDLE = Duration.ofSeconds(5);

    /** Octets that wait to be sent: from then on a command that writes waits. */
    public static final int OUTPUT_WINDOW = 256 * 1024;

    /** How long a client may refuse to read, or to send a literal on, before it is cut off. */
    public static final Duration STALL = Duration.ofMinutes(5);

    public static final Duration TLS_CLIENT_HELLO = Duration.ofSeconds(10);

    public static final Duration TLS_HANDSHAKE = Duration.ofSeconds(10);

    /** From the connection to the login, whatever the client sends. */
    public static final Duration LOGIN = Duration.ofSeconds(60);

    /** RFC 9051 §5.4 */
    public static final Duration AUTOLOGOUT = Duration.ofMinutes(30);

    /** Network equipment forgets connections that are silent for longer. */
    public static final Duration HEARTBEAT = Duration.ofMinutes(2);

    /** How long the last words to a client that does not read them may take to get away. */
    public static final Duration LINGER = Duration.ofSeconds(10);

    /** New connections of one client: mail programs open some five at once. */
    public static final int CONNECTIONS_PER_MINUTE = 120;

    /** All that have not logged in yet: each may hold some 48 KiB, 240 MiB in sum. */
    public static final int CONNECTIONS_BEFORE_LOGIN = 5_000;

    /** A user's connections: mail programs keep some five on each of his devices. */
    public static final int CONNECTIONS_PER_USER = 60;

    public static final int CONNECTIONS_PER_USER_AND_ADDRESS = 20;

    /** A user's commands; a burst lets programs synchronise many mailboxes without a pause. */
    public static final int COMMANDS_PER_SECOND = 100;

    public static final int COMMAND_BURST = 1_000;

    /** A user's searches under way: each may read all his mail. Others wait for their turn. */
    public static final int SEARCHES_PER_USER = 2;

    /** What a wrong password costs, doubled with each: 2, 4, 8, 15 seconds. */
    public static final Duration FAILED_LOGIN_DELAY = Duration.ofSeconds(2);

    public static final Duration FAILED_LOGIN_DELAY_MAX = Duration.ofSeconds(15);

    /** Wrong passwords kept of one client, to know them again; the delay is longest before. */
    public static final int WRONG_LOGINS = 10;

    public static final Duration WRONG_LOGIN_MEMORY = Duration.ofMinutes(10);

    /** Different logins under way at one client before more of them look like guessing. */
    public static final int LOGINS_AT_ONCE = 20;

    /** Clients whose wrong passwords or connections are remembered: some 1 KiB each at most. */
    public static final int REMEMBERED_CLIENTS = 20_000;

    /** What FETCH has told lately: envelopes and structures of some 60,000 messages. */
    public static final DataSize KEPT_ANSWERS = DataSize.ofMebibytes(64);

    /** One of these answers; a larger one, of which there are few, is made anew. */
    public static final int KEPT_ANSWER = 64 * 1024;

    /** What such an answer is kept under: real programs ask for up to 30 header fields. */
    public static final int KEPT_QUESTION = 1024;

    /** Users whose wrong passwords are remembered: some 1 KiB each at most. */
    public static final int REMEMBERED_USERS = 20_000;

    /** Pairs of a user and a client where he has logged in: some 200 octets each. */
    public static final int KNOWN_CLIENTS = 100_000;

    /** For so long a client where a user has logged in is not held to what others got wrong. */
    public static final Duration KNOWN_CLIENT_MEMORY = Duration.ofDays(30);

    /** After the service did not say what changed, it is asked again: so long DONE may wait. */
    public static final Duration TELL_AGAIN = Duration.ofSeconds(1);

    /** Answers about mailboxes that are kept for other sessions: some 10 MiB at most. */
    public static final int SHARED_DELTAS = 1024;

    /** Flags, ranges and keywords in such an answer. */
    public static final int SHARED_DELTA_PARTS = 256;

    /** A call to a service that answers at once, from memory or by one commit. */
    public static final Duration CALL = Duration.ofSeconds(10);

    /** How long a client waits for one command before it is told that the server works on it. */
    public static final Duration PROGRESS = Duration.ofSeconds(10);

    /** How long a SEARCH waits for its turn; then the client is told to ask for less. */
    public static final Duration SEARCH_TURN = Duration.ofSeconds(30);

    /** One SEARCH: longer than the services work on it, which so can say that it takes too long. */
    public static final Duration SEARCH = Duration.ofSeconds(36);

    /** A call that streams a mailbox or a message, at the pace of a slow client. */
    public static final Duration STREAM = Duration.ofHours(1);

    /**
     * How often something is asked for while nobody knows whether it was done: of the node that has
     * it, of the next if that one is lost, and of the next.
     */
    public static final int ATTEMPTS = 5;

    /** No attempt begins later than this after the first: three that got no answer in time. */
    public static final Duration ATTEMPTS_TIME = Duration.ofSeconds(25);

    /**
     * Of an upload that is kept so that it can begin anew at another node: nearly all messages. A
     * client whose larger one is cut off is told, or cut off if nobody knows what became of it.
     */
    public static final int UPLOAD_KEPT = 256 * 1024;

    /** Before a broken stream of changes is begun anew; twice as long each time, to the maximum. */
    public static final Duration WATCH_PAUSE_MIN = Duration.ofMillis(100);

    public static final Duration WATCH_PAUSE_MAX = Duration.ofSeconds(5);

    /** How deep search keys may nest: each level is a call within a call. RFC 9051 §6.4.4 */
    public static final int SEARCH_DEPTH = 32;

    /** Search keys of one SEARCH: a client that looks for so many asks for a list of UIDs. */
    public static final int SEARCH_KEYS = 1_000;

    /** Mailboxes that one ESEARCH looks into: two calls each. RFC 7377 §2.4 */
    public static final int SEARCHED_MAILBOXES = 2_000;

    /** Searches of a session whose results are kept up to date: each is made again by a change. */
    public static final int SEARCH_CONTEXTS = 8;

    /** Results of a SORT that are kept up to date: some 20 octets each. */
    public static final int SORT_CONTEXT_RESULTS = 50_000;

    /** Between two clients that a stopping server says goodbye to, at most. */
    public static final Duration DRAIN_STEP = Duration.ofMillis(100);

    /** How long a stopping server lets commands come to their end. */
    public static final Duration DRAIN = Duration.ofSeconds(10);

    /** Patterns of one LIST. RFC 9051 §6.3.9.3 */
    public static final int LIST_PATTERNS = 100;

    private Limits() {}
}
