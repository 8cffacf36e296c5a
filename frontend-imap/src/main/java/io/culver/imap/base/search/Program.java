package io.culver.imap.base.search;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Registry;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.ResponseCode;
import io.culver.imap.protocol.SearchKey;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailException;
import io.culver.model.SearchCriteria;
import java.util.Locale;
import java.util.Set;

/** What is searched for, or why nobody will search for it. RFC 9051 §6.4.4 */
public sealed interface Program {

    /**
     * Keys, all of which must match.
     *
     * @param showsModSeq whether the answer ends with a mod-sequence. RFC 7162 §3.1.5
     * @param isFuzzy whether there is any relevancy. RFC 6203 §4
     */
    record Keys(SearchKey.Criterion all, boolean showsModSeq, boolean isFuzzy) implements Program {
        public SearchCriteria resolve(MailboxView view) {
            return all.resolve(view);
        }
    }

    /** Not BAD but NO, and for a search that was to be saved that makes a difference. */
    record Refused(Reply reply) implements Program {}

    /** US-ASCII is read as the UTF-8 that it is. */
    Set<String> CHARSETS = Set.of("UTF-8", "US-ASCII");

    ResponseCode BAD_CHARSET = out -> out.atom("BADCHARSET (UTF-8 US-ASCII)");

    /**
     * {@code search-program = ["CHARSET" SP charset SP] search-key *(SP search-key)} RFC 9051 §9
     */
    static Program parse(ArgumentReader in, Registry<SearchKey> known) {
        return in.acceptKeyword("CHARSET") ? withCharset(in.space(), known) : keys(in, known);
    }

    /** {@code search-criteria = charset 1*(SP search-key)} RFC 5256 §5 */
    static Program withCharset(ArgumentReader in, Registry<SearchKey> known) {
        String charset = in.astring().toUpperCase(Locale.ROOT);
        in.space();
        if (!CHARSETS.contains(charset)) {
            in.skipRest(); // nobody can tell what its strings mean
            return new Refused(Reply.no(BAD_CHARSET, "Character set is not supported"));
        }
        return keys(in, known);
    }

    private static Program keys(ArgumentReader in, Registry<SearchKey> known) {
        try {
            var keys = new KeyParser(known);
            return new Keys(keys.readAll(in), keys.showsModSeq(), keys.isFuzzy());
        } catch (MailException limit) {
            in.skipRest();
            return new Refused(Reply.no(Code.LIMIT, "Search keys are too many or too deep"));
        }
    }
}
