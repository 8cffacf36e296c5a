package io.culver.imap.extension.inprogress;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import java.time.Duration;

/** {@code capability =/ "INPROGRESS"}, {@code resp-text-code =/ "INPROGRESS" ...} RFC 9585 */
public final class InProgressExtension implements Extension {

    private final Duration interval;

    public InProgressExtension(Duration interval) {
        this.interval = interval;
    }

    @Override
    public void extend(Grammar grammar) {
        grammar.capability("INPROGRESS").patience(new Notices(interval));
    }
}
