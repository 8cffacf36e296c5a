package io.culver.imap.base;

import io.culver.imap.admission.Admission;
import io.culver.imap.admission.LoginAttempt;
import io.culver.imap.admission.Visit;
import io.culver.imap.limits.Limit;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.CapabilityList;
import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
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
    private final Admission admission;
    private final LimitHits hits;

    Gate(MailStore store, Admission admission, LimitHits hits) {
        this.store = store;
        this.admission = admission;
        this.hits = hits;
    }

    /** The refusal to look at a password that others could read; empty if it may be sent. */
    Optional<Reply> refusal(Session session) {
        if (session.canLogIn()) {
            return Optional.empty();
        }
        hits.count(Limit.UNENCRYPTED_LOGIN);
        return Optional.of(Reply.no(Code.PRIVACYREQUIRED, "Use TLS first"));
    }

    /** Logs in, or says that it failed: the same whether user or password is wrong. */
    Reply logIn(String name, Secret password, Session session, Responder out) {
        LoginAttempt attempt = admission.attempt(session.client(), name, password);
        if (attempt.isRefused()) {
            attempt.end();
            return failed(Reply.no(Code.LIMIT, "Too many users; wait some minutes"), session, out);
        }
        return attempt.delay().isZero()
                ? check(attempt, name, password, session, out)
                : new Reply.Postponed(attempt.delay(), new Check(attempt, name, password, session));
    }

    /** What is left to do once a client that was wrong before has waited. */
    private final class Check implements Reply.Rest {

        private final LoginAttempt attempt;
        private final String name;
        private final Secret password;
        private final Session session;

        Check(LoginAttempt attempt, String name, Secret password, Session session) {
            this.attempt = attempt;
            this.name = name;
            this.password = password;
            this.session = session;
        }

        @Override
        public Reply run(Responder out) {
            return check(attempt, name, password, session, out);
        }

        @Override
        public void drop() {
            attempt.end();
        }
    }

    private Reply check(
            LoginAttempt attempt, String name, Secret password, Session session, Responder out) {
        try {
            LoginName user = loginName(name);
            Account account = store.logIn(user, checked(password));
            attempt.succeeded();
            return enter(user, account, session);
        } catch (MailException refusal) {
            if (refusal.error() != MailError.AUTHENTICATION_FAILED) {
                throw refusal;
            }
            attempt.failed();
            return failed(
                    Reply.no(Code.AUTHENTICATIONFAILED, "Wrong user name or password"),
                    session,
                    out);
        } finally {
            attempt.end();
        }
    }

    private Reply enter(LoginName user, Account account, Session session) {
        Optional<Visit> visit = admission.enter(session.client(), user);
        if (visit.isEmpty()) {
            return Reply.no(Code.LIMIT, "Too many connections; close some first");
        }
        session.logIn(account, visit.get());
        return Reply.ok(CapabilityList.of(session), "Logged in");
    }

    private Reply failed(Reply.Finished no, Session session, Responder out) {
        if (session.countFailedLogin() < Limits.FAILED_LOGINS) {
            return no;
        }
        hits.count(Limit.FAILED_LOGINS);
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
