package io.culver.imap.protocol;

import io.culver.imap.wire.ArgumentReader;
import io.culver.model.SearchCriteria;

/** Something that SEARCH can ask of a message. {@code search-key} RFC 9051 §6.4.4 */
public interface SearchKey extends Named {

    /** Whether it is one that asks for mod-sequences. RFC 7162 §3.1 */
    default boolean showsModSeq() {
        return false;
    }

    /** Whether messages match it more or less. RFC 6203 §3 */
    default boolean isFuzzy() {
        return false;
    }

    /** Reads what follows the name; {@code keys} reads a key inside this one. */
    Criterion parse(ArgumentReader in, KeyReader keys);

    /** The key as one client asked it: message numbers and \Recent depend on the session's view. */
    @FunctionalInterface
    interface Criterion {
        SearchCriteria resolve(MailboxView view);
    }

    /** Reads one key, of any name. */
    @FunctionalInterface
    interface KeyReader {
        Criterion read(ArgumentReader in);
    }
}
