package io.culver.imap.extension.inprogress;

import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** {@code capability =/ "INPROGRESS"}, {@code resp-text-code =/ "INPROGRESS" ...} RFC 9585 */
public final class InProgressExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("INPROGRESS").patience(new Notices(Limits.PROGRESS));
    }
}
