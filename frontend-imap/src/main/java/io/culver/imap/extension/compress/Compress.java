package io.culver.imap.extension.compress;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.NoArguments;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Status;
import io.culver.imap.wire.ArgumentReader;

/** COMPRESS. RFC 4978 §3 */
final class Compress implements Command.Authenticated<NoArguments> {

    private static final String DEFLATE = "DEFLATE";

    @Override
    public Signature signature() {
        return Signature.of("COMPRESS").changingTransport();
    }

    /** {@code compress = "COMPRESS" SP algorithm} RFC 4978 §5 */
    @Override
    public NoArguments parse(ArgumentReader in) {
        if (!in.space().keyword().equals(DEFLATE)) {
            throw in.error(DEFLATE);
        }
        return new NoArguments();
    }

    @Override
    public Reply run(NoArguments request, State.LoggedIn state, Responder out) {
        return state.session().compress()
                ? new Reply.Finished(Status.ok("DEFLATE begins now"), Reply.Next.COMPRESS)
                : Reply.no(Code.COMPRESSIONACTIVE, "DEFLATE is active already");
    }
}
