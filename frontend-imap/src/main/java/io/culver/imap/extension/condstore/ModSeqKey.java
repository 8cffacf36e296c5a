package io.culver.imap.extension.condstore;

import io.culver.imap.protocol.SearchKey;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.model.SearchCriteria;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code "MODSEQ" [SP entry-name SP entry-type-req] SP mod-sequence-valzer}. A message has one
 * mod-sequence for all its flags, and so the entry makes no difference. RFC 7162 §3.1.5
 */
final class ModSeqKey implements SearchKey {

    /** {@code "/flags/" attr-flag}, where what is behind a {@code \\} may be any atom. */
    private static final Pattern ENTRY = Pattern.compile("/flags/\\\\?[!-~&&[^(){%*\"\\\\\\]]]+");

    private static final Set<String> ENTRY_TYPES = Set.of("PRIV", "SHARED", "ALL");

    @Override
    public String name() {
        return "MODSEQ";
    }

    @Override
    public boolean showsModSeq() {
        return true;
    }

    @Override
    public Criterion parse(ArgumentReader in, KeyReader keys) {
        if (in.space().isNext('"')) {
            skipEntry(in);
            in.space();
        }
        var criterion = new SearchCriteria.ChangedSince(in.modSeqOrZero());
        return view -> criterion;
    }

    /**
     * {@code entry-name SP entry-type-req}, where {@code entry-flag-name} is quoted. RFC 7162 §7
     */
    private static void skipEntry(ArgumentReader in) {
        int start = in.offset();
        if (!ENTRY.matcher(in.string()).matches()) {
            throw new ImapSyntaxException(start, "entry name such as /flags/name");
        }
        int type = in.space().offset();
        if (!ENTRY_TYPES.contains(in.keyword())) {
            throw new ImapSyntaxException(type, "priv, shared or all");
        }
    }
}
