package io.culver.search;

import io.culver.model.DataSize;

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

    /** Words of one criterion's text: a phrase holds a list of positions open for each. */
    public static final int CRITERION_WORDS = 1_000;

    /** Pieces of work that wait for a thread of Lucene's: some seconds' worth. */
    public static final int WAITING_TASKS = 1_024;

    private SearchLimits() {}
}
