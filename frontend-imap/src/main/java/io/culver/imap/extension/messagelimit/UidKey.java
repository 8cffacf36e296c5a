package io.culver.imap.extension.messagelimit;

import io.culver.imap.protocol.SearchKey;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.SearchCriteria;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.function.Function;

/** {@code UIDAFTER} and {@code UIDBEFORE}: to go on where a command stopped. RFC 9738 */
record UidKey(String name, Function<Uid, UidSet> uids) implements SearchKey {

    /** {@code SP uniqueid} */
    @Override
    public Criterion parse(ArgumentReader in, KeyReader keys) {
        var criteria = new SearchCriteria.InUids(uids.apply(new Uid(in.space().positive())));
        return view -> criteria;
    }
}
