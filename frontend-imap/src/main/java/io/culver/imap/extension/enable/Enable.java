package io.culver.imap.extension.enable;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Enableable;
import io.culver.imap.protocol.Registry;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ENABLE: what is unknown is passed over, and ENABLED comes even if it is empty. RFC 5161 §3.1 */
final class Enable implements Command.Authenticated<Enable.Request> {

    private final Registry<Enableable> features;

    Enable(Registry<Enableable> features) {
        this.features = features;
    }

    record Request(List<String> names) {
        Request {
            names = List.copyOf(names);
        }
    }

    @Override
    public Signature signature() {
        return Signature.of("ENABLE");
    }

    /** {@code enable = "ENABLE" 1*(SP capability)} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        List<String> names = new ArrayList<>();
        do {
            names.add(in.space().keyword());
        } while (!in.isAtEnd());
        return new Request(names);
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        if (state instanceof State.Selected) {
            return Reply.bad("ENABLE is not valid once a mailbox is selected");
        }
        List<Enableable> enabled =
                request.names().stream()
                        .map(features.byName()::find)
                        .flatMap(Optional::stream)
                        .filter(state.session()::enable)
                        .toList();
        out.send(line -> {
            line.atom("ENABLED");
            enabled.forEach(feature -> line.space().atom(feature.atom()));
        });
        return Reply.ok("ENABLE completed");
    }
}
