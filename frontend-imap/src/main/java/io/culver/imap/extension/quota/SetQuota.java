package io.culver.imap.extension.quota;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import java.util.List;

/** SETQUOTA: refused, as limits are the operator's to set. RFC 9208 §4.1.3 */
final class SetQuota implements Command.Authenticated<SetQuota.Request> {

    record Request(String root, List<String> resources) {
        Request {
            resources = List.copyOf(resources);
        }
    }

    @Override
    public Signature signature() {
        return Signature.of("SETQUOTA");
    }

    /** {@code setquota = "SETQUOTA" SP quota-root-name SP setquota-list} RFC 9208 §7 */
    @Override
    public Request parse(ArgumentReader in) {
        String root = in.space().astring();
        return new Request(root, in.space().list(() -> resource(in)));
    }

    /** {@code setquota-resource = resource-name SP resource-limit} */
    private static String resource(ArgumentReader in) {
        String name = in.keyword();
        var _ = in.space().number64();
        return name;
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        return Reply.no(Code.NOPERM, "Only the operator sets quotas");
    }
}
