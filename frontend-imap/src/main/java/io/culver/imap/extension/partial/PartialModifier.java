package io.culver.imap.extension.partial;

import io.culver.imap.protocol.FetchModifier;
import io.culver.imap.protocol.Fetching;
import io.culver.imap.protocol.PartialRange;
import io.culver.imap.protocol.Session;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.model.UidSet;

/**
 * {@code modifier-partial = "PARTIAL" SP partial-range}: a page of the messages that UID FETCH
 * names. RFC 9394 §3.3
 */
final class PartialModifier implements FetchModifier {

    @Override
    public String name() {
        return "PARTIAL";
    }

    @Override
    public Request parse(ArgumentReader in) {
        PartialRange page = PartialRange.parse(in.space());
        return new Request() {
            @Override
            public void check(Fetching whole, Session session) {
                if (!whole.isUid()) {
                    throw new ImapSyntaxException(ImapSyntaxException.NOWHERE, "UID FETCH");
                }
            }

            @Override
            public UidSet choose(UidSet messages) {
                return page.of(messages);
            }
        };
    }
}
