package io.culver.imap.base.search;

import static io.culver.model.SearchCriteria.DateOf.ARRIVAL;
import static io.culver.model.SearchCriteria.DateOf.SENDING;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.SearchKey.Criterion;
import io.culver.imap.protocol.SearchKey.KeyReader;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.MessageSet;
import io.culver.model.Flag;
import io.culver.model.SearchCriteria;
import io.culver.model.SearchCriteria.And;
import io.culver.model.SearchCriteria.Before;
import io.culver.model.SearchCriteria.HasFlag;
import io.culver.model.SearchCriteria.Header;
import io.culver.model.SearchCriteria.InUids;
import io.culver.model.SearchCriteria.Not;
import io.culver.model.SearchCriteria.On;
import io.culver.model.SearchCriteria.Or;
import io.culver.model.SearchCriteria.Since;
import java.util.List;

/** SEARCH with the keys of IMAP4rev1 and IMAP4rev2. RFC 9051 §6.4.4, RFC 3501 §6.4.4 */
public final class SearchKeys implements Extension {

    /** {@code search-key} RFC 9051 §9, RFC 3501 §9 */
    @Override
    public void extend(Grammar grammar) {
        grammar.command(new Search(grammar));
        flags(grammar);
        texts(grammar);
        datesAndSizes(grammar);
        recent(grammar);
        grammar.searchKey(Key.plain("ALL", view -> new SearchCriteria.All()))
                .searchKey(new Key("UID", SearchKeys::uids))
                .searchKey(new Key("NOT", SearchKeys::not))
                .searchKey(new Key("OR", SearchKeys::or));
    }

    private static void flags(Grammar grammar) {
        grammar.searchKey(Key.hasFlag("ANSWERED", Flag.ANSWERED))
                .searchKey(Key.hasFlag("DELETED", Flag.DELETED))
                .searchKey(Key.hasFlag("DRAFT", Flag.DRAFT))
                .searchKey(Key.hasFlag("FLAGGED", Flag.FLAGGED))
                .searchKey(Key.hasFlag("SEEN", Flag.SEEN))
                .searchKey(Key.keyword("KEYWORD", HasFlag::new))
                .searchKey(Key.lacksFlag("UNANSWERED", Flag.ANSWERED))
                .searchKey(Key.lacksFlag("UNDELETED", Flag.DELETED))
                .searchKey(Key.lacksFlag("UNDRAFT", Flag.DRAFT))
                .searchKey(Key.lacksFlag("UNFLAGGED", Flag.FLAGGED))
                .searchKey(Key.lacksFlag("UNSEEN", Flag.SEEN))
                .searchKey(Key.keyword("UNKEYWORD", Key::lacks));
    }

    private static void texts(Grammar grammar) {
        grammar.searchKey(Key.field("BCC"))
                .searchKey(Key.field("CC"))
                .searchKey(Key.field("FROM"))
                .searchKey(Key.field("SUBJECT"))
                .searchKey(Key.field("TO"))
                .searchKey(new Key("HEADER", SearchKeys::header))
                .searchKey(Key.text("BODY", SearchCriteria.Body::new))
                .searchKey(Key.text("TEXT", SearchCriteria.Text::new));
    }

    private static void datesAndSizes(Grammar grammar) {
        grammar.searchKey(Key.date("BEFORE", Before::new, ARRIVAL))
                .searchKey(Key.date("ON", On::new, ARRIVAL))
                .searchKey(Key.date("SINCE", Since::new, ARRIVAL))
                .searchKey(Key.date("SENTBEFORE", Before::new, SENDING))
                .searchKey(Key.date("SENTON", On::new, SENDING))
                .searchKey(Key.date("SENTSINCE", Since::new, SENDING))
                .searchKey(Key.size("LARGER", SearchCriteria.LargerThan::new))
                .searchKey(Key.size("SMALLER", SearchCriteria.SmallerThan::new));
    }

    /** Of IMAP4rev1 only; in IMAP4rev2, where no message is recent, they do no harm. */
    private static void recent(Grammar grammar) {
        grammar.searchKey(Key.plain("RECENT", SearchKeys::isRecent))
                .searchKey(Key.plain("OLD", view -> new Not(isRecent(view))))
                .searchKey(
                        Key.plain(
                                "NEW",
                                view -> new And(List.of(isRecent(view), Key.lacks(Flag.SEEN)))));
    }

    private static SearchCriteria isRecent(MailboxView view) {
        return new InUids(view.recentUids());
    }

    /** {@code "UID" SP sequence-set} */
    private static Criterion uids(ArgumentReader in, KeyReader keys) {
        MessageSet messages = in.space().uidSet();
        return view -> new InUids(view.resolve(messages));
    }

    /** {@code "NOT" SP search-key} */
    private static Criterion not(ArgumentReader in, KeyReader keys) {
        Criterion key = keys.read(in.space());
        return view -> new Not(key.resolve(view));
    }

    /** {@code "OR" SP search-key SP search-key} */
    private static Criterion or(ArgumentReader in, KeyReader keys) {
        Criterion left = keys.read(in.space());
        Criterion right = keys.read(in.space());
        return view -> new Or(left.resolve(view), right.resolve(view));
    }

    /** {@code "HEADER" SP header-fld-name SP astring} */
    private static Criterion header(ArgumentReader in, KeyReader keys) {
        String field = in.space().astring();
        String text = in.space().soughtText();
        return view -> new Header(field, text);
    }
}
