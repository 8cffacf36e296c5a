package io.culver.imap.base.fetch;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** FETCH with the items of IMAP4rev1 and IMAP4rev2. RFC 9051 §6.4.5, RFC 3501 §6.4.5 */
public final class FetchItems implements Extension {

    /** {@code fetch-att} RFC 9051 §9 */
    @Override
    public void extend(Grammar grammar) {
        grammar.command(new Fetch(grammar))
                .fetchItem(Binary.READ)
                .fetchItem(Binary.PEEK)
                .fetchItem(Binary.SIZE)
                .fetchItem(Body.READ)
                .fetchItem(Body.PEEK)
                .fetchItem(new BodyStructure())
                .fetchItem(new EnvelopeItem())
                .fetchItem(new FlagsItem())
                .fetchItem(new ReceivedDate())
                .fetchItem(Rfc822.MESSAGE)
                .fetchItem(Rfc822.HEADER)
                .fetchItem(Rfc822.TEXT)
                .fetchItem(new Size())
                .fetchItem(new Uids());
    }
}
