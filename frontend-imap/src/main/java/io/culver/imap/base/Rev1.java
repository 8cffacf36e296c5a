package io.culver.imap.base;

import io.culver.imap.admission.Admission;
import io.culver.imap.base.append.Append;
import io.culver.imap.base.append.PlainLiteral;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Session;
import io.culver.imap.store.MailStore;

/** IMAP4rev1, without FETCH and SEARCH, which have packages of their own. RFC 3501 */
public final class Rev1 implements Extension {

    private final Gate gate;

    public Rev1(MailStore store, Admission admission, LimitHits hits) {
        this.gate = new Gate(store, admission, hits);
    }

    @Override
    public void extend(Grammar grammar) {
        grammar.capability("IMAP4rev1");
        any(grammar);
        notAuthenticated(grammar);
        authenticated(grammar);
        selected(grammar);
        NumberItem.REV1.forEach(grammar::statusItem);
    }

    private static void any(Grammar grammar) {
        grammar.command(new Capability()).command(new Noop()).command(new Logout());
    }

    private void notAuthenticated(Grammar grammar) {
        grammar.capability("STARTTLS", Session::canStartTls)
                .capability("LOGINDISABLED", each -> !each.isLoggedIn() && !each.canLogIn())
                .capability("AUTH=PLAIN", Session::canLogIn)
                .command(new StartTls())
                .command(new Login(gate))
                .command(new Authenticate(gate));
    }

    private static void authenticated(Grammar grammar) {
        grammar.command(Select.select(grammar))
                .command(Select.examine(grammar))
                .command(new Create(grammar))
                .command(new Delete())
                .command(new Rename())
                .command(new Subscribe())
                .command(new Unsubscribe())
                .command(new ListCommand(grammar.statusItems()))
                .command(new Lsub())
                .command(new StatusCommand(grammar.statusItems()))
                .command(new Append(grammar))
                .appendForm(new PlainLiteral());
    }

    private static void selected(Grammar grammar) {
        grammar.command(new Check())
                .command(new Close())
                .command(new ExpungeCommand())
                .command(new Store(grammar.storeModifiers()))
                .command(new Copy());
    }
}
