package io.culver.imap.base.search;

import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Registry;
import io.culver.imap.protocol.SearchKey;
import io.culver.imap.protocol.SearchKey.Criterion;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.imap.wire.MessageSet;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.SearchCriteria;
import java.util.ArrayList;
import java.util.List;

/** Reads the keys of one SEARCH, and counts how many there are and how deep. RFC 9051 §6.4.4 */
final class KeyParser implements SearchKey.KeyReader {

    private final Registry<SearchKey> known;
    private boolean showsModSeq;
    private boolean isFuzzy;
    private int count;
    private int depth;

    KeyParser(Registry<SearchKey> known) {
        this.known = known;
    }

    /** Whether one of the keys read so far asks for mod-sequences. RFC 7162 §3.1.5 */
    boolean showsModSeq() {
        return showsModSeq;
    }

    /** Whether one of the keys read so far is fuzzy. RFC 6203 §3 */
    boolean isFuzzy() {
        return isFuzzy;
    }

    /** {@code search-key *(SP search-key)}: a message must match all of them. */
    Criterion readAll(ArgumentReader in) {
        List<Criterion> keys = new ArrayList<>();
        do {
            keys.add(read(in));
        } while (in.accept(' '));
        return keys.size() == 1 ? keys.getFirst() : view -> all(keys, view);
    }

    private static SearchCriteria all(List<Criterion> keys, MailboxView view) {
        return new SearchCriteria.And(keys.stream().map(key -> key.resolve(view)).toList());
    }

    /**
     * {@code search-key}: a name, a {@code sequence-set}, or keys in parentheses.
     *
     * @throws MailException LIMIT if there are too many keys, or if they nest too deep
     */
    @Override
    public Criterion read(ArgumentReader in) {
        if (++count > Limits.SEARCH_KEYS || ++depth > Limits.SEARCH_DEPTH) {
            throw new MailException(MailError.LIMIT, "too many search keys, or too deep");
        }
        Criterion key = in.isNext('(') ? list(in) : in.isSetNext() ? numbers(in) : named(in);
        depth--;
        return key;
    }

    private Criterion list(ArgumentReader in) {
        in.open();
        Criterion keys = readAll(in);
        in.close();
        return keys;
    }

    /** Message numbers, after UID SEARCH, too. RFC 9051 §6.4.9 */
    private static Criterion numbers(ArgumentReader in) {
        MessageSet messages = in.numberSet();
        return view -> new SearchCriteria.InUids(view.resolveExisting(messages));
    }

    private Criterion named(ArgumentReader in) {
        int start = in.offset();
        SearchKey key =
                in.keyword(known.byName())
                        .orElseThrow(() -> new ImapSyntaxException(start, "search key"));
        showsModSeq |= key.showsModSeq();
        isFuzzy |= key.isFuzzy();
        return key.parse(in, this);
    }
}
