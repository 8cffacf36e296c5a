package io.culver.imap.extension.id;

import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.NoArguments;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.wire.ArgumentReader;

/** ID: says who we are; what the client says is read and changes nothing. RFC 2971 */
final class Id implements Command.Any<NoArguments> {

    @Override
    public Signature signature() {
        return Signature.of("ID");
    }

    /** {@code id_param_list = "(" #(string SPACE nstring) ")" / nil} RFC 2971 §4 */
    @Override
    public NoArguments parse(ArgumentReader in) {
        in.space();
        if (!in.isNext('(')) {
            if (!in.nstring("").isEmpty()) {
                throw in.error("list or NIL");
            }
            return new NoArguments();
        }
        int fields = in.list(() -> field(in)).size();
        if (fields > Limits.ID_FIELDS) {
            throw in.error("at most " + Limits.ID_FIELDS + " fields");
        }
        return new NoArguments();
    }

    private static String field(ArgumentReader in) {
        String name = in.string();
        if (name.length() > Limits.ID_FIELD) {
            throw in.error("a field of at most " + Limits.ID_FIELD + " octets");
        }
        String value = in.space().nstring("");
        if (value.length() > Limits.ID_VALUE) {
            throw in.error("a value of at most " + Limits.ID_VALUE + " octets");
        }
        return name;
    }

    @Override
    public Reply run(NoArguments request, Session session, Responder out) {
        out.send(line -> line.atom("ID (\"name\" \"Culver\")"));
        return Reply.ok("ID completed");
    }
}
