package io.culver.imap.extension.within;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.model.SearchCriteria.ReceivedFrom;
import io.culver.model.SearchCriteria.ReceivedUntil;
import java.time.Clock;

/** {@code capability =/ "WITHIN"}, {@code search-key =/ ("OLDER" / "YOUNGER")} RFC 5032 §3 */
public final class WithinExtension implements Extension {

    private final Clock clock;

    public WithinExtension(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void extend(Grammar grammar) {
        grammar.capability("WITHIN")
                .searchKey(new AgeKey("OLDER", ReceivedUntil::new, clock))
                .searchKey(new AgeKey("YOUNGER", ReceivedFrom::new, clock));
    }
}
