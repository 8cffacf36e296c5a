package io.culver.imap.base;

import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.CapabilityList;
import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Status;
import io.culver.imap.store.Account;
import io.culver.imap.store.MailStore;
import io.culver.model.LoginName;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Secret;
import java.util.Optional;

/** Lets users in: what LOGIN and AUTHENTICATE have in common. RFC 9051 §6.2 */
final class Gate {

    private final MailStore store;

    Gate(MailStore store) {
        this.store = store;
    }

    /** The refusal to look at a password that others could read; empty if it may be sent. */
    static Optional<Reply> refusal(Session session) {
        return session.canLogIn()
                ? Optional.empty()
                : Optional.of(Reply.no(Code.PRIVACYREQUIRED, "Use TLS first"));
    }

    /** Logs in, or says that it failed: the same whether user or password is wrong. */
    Reply logIn(String name, Secret password, Session session, Responder out) {
        try {
            Account account = store.logIn(loginName(name), checked(password));
            session.become(new State.Authenticated(session, account));
            return Reply.ok(CapabilityList.of(session), "Logged in");
        } catch (MailException refusal) {
            if (refusal.error() != MailError.AUTHENTICATION_FAILED) {
                throw refusal;
            }
            return failed(session, out);
        }
    }

    private static Reply failed(Session session, Responder out) {
        Reply.Finished no = Reply.no(Code.AUTHENTICATIONFAILED, "Wrong user name or password");
        if (session.countFailedLogin() < Limits.FAILED_LOGINS) {
            return no;
        }
        out.send(Status.bye("Too many failed logins"));
        return new Reply.Finished(no.status(), Reply.Next.CLOSE);
    }

    private static LoginName loginName(String name) {
        try {
            return new LoginName(name);
        } catch (IllegalArgumentException nobody) {
            throw failure();
        }
    }

    private static Secret checked(Secret password) {
        if (password.length() == 0 || password.length() > Limits.PASSWORD) {
            throw failure();
        }
        return password;
    }

    private static MailException failure() {
        return new MailException(MailError.AUTHENTICATION_FAILED, "no such user or password");
    }
}
