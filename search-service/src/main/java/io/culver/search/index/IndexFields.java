package io.culver.search.index;

import io.culver.mime.Folding;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/** The fields of an index's documents. To change their meaning is to raise {@link #FORMAT}. */
public final class IndexFields {
    /** The version of what follows, and of {@link Folding}, {@link Run} and {@link TextTerms}. */
    public static final String FORMAT = "6";

    /** A term: the email id, by which a document is replaced. */
    static final String ID = "id";

    /** Doc values: the email id, which is what queries answer. */
    static final String EMAIL_ID = "email_id";

    /**
     * Terms: {@code name: value} for every header field, folded and whole. All of one name stand
     * together in the term dictionary, where a substring is looked for. So do what headers of MIME
     * parts say, after {@link #NAMELESS}.
     */
    public static final String HEADER = "header";

    /**
     * Stands where no name does. Like {@link #END}, it occurs in no UTF-8, and so is never found.
     */
    static final byte NAMELESS = (byte) 0xFE;

    /** Terms: the folded names of the header fields. */
    public static final String HEADER_NAME = "header_name";

    /**
     * Doc values: of those lines of {@link #HEADER} that are too long for a term, each ended by
     * {@link #END}. Few messages have any.
     */
    public static final String LONG_HEADER = "long_header";

    /** Ends a text among several. */
    public static final byte END = (byte) 0xFF;

    /**
     * Terms with how often they occur: those of everything after the header, as {@link TextTerms}
     * makes them.
     */
    public static final String BODY_TERMS = "body_terms";

    /** Terms: how words of everything after the header meet, as {@link TextTerms#pair} says. */
    public static final String BODY_PAIRS = "body_pairs";

    /** Stored: everything after the header, folded, each text ended by {@link #END}. */
    public static final String BODY = "body";

    /**
     * Doc values: {@link SkippedDocuments} of the message, whose documents could not all be read to
     * their end; few have any.
     */
    static final String SKIPPED = "skipped";

    /**
     * Header fields of which the words are terms too, with how often they occur: what is written in
     * a language, and names of people. Only fuzzy queries ask for them.
     */
    public static final List<String> WORDY_HEADERS = List.of("subject", "from", "to", "cc", "bcc");

    private static final String WORDS = "words_";

    private IndexFields() {}

    /** Where the words of a header field of this name are, if they are kept. */
    public static Optional<String> headerWords(String name) {
        String folded = Folding.fold(name);
        return WORDY_HEADERS.contains(folded) ? Optional.of(WORDS + folded) : Optional.empty();
    }

    /** What the terms of {@link #HEADER} begin with for fields of this name. */
    public static BytesRef headerPrefix(String name) {
        return new BytesRef(Folding.fold(name) + ": ");
    }

    /** The term of {@link #ID}. */
    static BytesRef id(long emailId) {
        byte[] octets = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(emailId, octets, 0);
        return new BytesRef(octets);
    }
}
