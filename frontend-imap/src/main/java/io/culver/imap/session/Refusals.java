package io.culver.imap.session;

import static io.culver.imap.protocol.Code.ALREADYEXISTS;
import static io.culver.imap.protocol.Code.AUTHENTICATIONFAILED;
import static io.culver.imap.protocol.Code.CANNOT;
import static io.culver.imap.protocol.Code.CORRUPTION;
import static io.culver.imap.protocol.Code.EXPUNGEISSUED;
import static io.culver.imap.protocol.Code.HASCHILDREN;
import static io.culver.imap.protocol.Code.LIMIT;
import static io.culver.imap.protocol.Code.NONEXISTENT;
import static io.culver.imap.protocol.Code.NOPERM;
import static io.culver.imap.protocol.Code.OVERQUOTA;
import static io.culver.imap.protocol.Code.SERVERBUG;
import static io.culver.imap.protocol.Code.TOOBIG;
import static io.culver.imap.protocol.Code.TRYCREATE;
import static io.culver.imap.protocol.Code.UNAVAILABLE;
import static io.culver.imap.protocol.Code.USEATTR;

import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Status;
import io.culver.model.MailException;

/** How the client is told of a refusal. RFC 5530 §3, RFC 9051 §7.1 */
final class Refusals {

    private Refusals() {}

    static Reply replyTo(MailException refusal) {
        return switch (refusal.error()) {
            case ALREADY_EXISTS -> Reply.no(ALREADYEXISTS, "Mailbox exists already");
            case AUTHENTICATION_FAILED ->
                    Reply.no(AUTHENTICATIONFAILED, "Wrong user name or password");
            case CANNOT -> Reply.no(CANNOT, "That can never be done");
            case CORRUPTION -> Reply.no(CORRUPTION, "The mailbox is damaged");
            case HAS_CHILDREN -> Reply.no(HASCHILDREN, "There are mailboxes below it");
            case INVALID -> Reply.no(SERVERBUG, "The server asked its store for nonsense");
            case LIMIT -> Reply.no(LIMIT, "A limit would be passed");
            case NO_SUCH_ACCOUNT -> Reply.no(NONEXISTENT, "No such account");
            case NO_SUCH_MAILBOX -> Reply.no(NONEXISTENT, "No such mailbox");
            case NO_SUCH_MESSAGE -> Reply.no(EXPUNGEISSUED, "The message is gone");
            case NO_SUCH_TARGET -> Reply.no(TRYCREATE, "Target mailbox does not exist");
            case OVER_QUOTA -> Reply.no(OVERQUOTA, "Over quota");
            case PERMISSION_DENIED -> Reply.no(NOPERM, "Not allowed");
            case TOO_BIG -> Reply.no(TOOBIG, "The message is too big");
            case USE_REFUSED -> Reply.no(USEATTR, "A mailbox cannot have that special use");
            // Neither OK nor NO would be true: the client has to look again. RFC 9051 §7.1.5
            case OUTCOME_UNKNOWN ->
                    new Reply.Farewell(
                            Status.bye(UNAVAILABLE, "The outcome is unknown; please reconnect"));
            case UNAVAILABLE -> Reply.no(UNAVAILABLE, "Try again later");
        };
    }
}
