package io.culver.imap.extension.savedate;

import io.culver.imap.protocol.SearchKey;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.SearchCriteria;

/** {@code SAVEDATESUPPORTED}: all messages, as all mailboxes keep save dates. RFC 8514 §4.3 */
final class SupportedKey implements SearchKey {

    @Override
    public String name() {
        return "SAVEDATESUPPORTED";
    }

    @Override
    public Criterion parse(ArgumentReader in, KeyReader keys) {
        return view -> new SearchCriteria.All();
    }
}
