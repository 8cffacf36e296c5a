package io.culver.testkit.imap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A running IDLE. RFC 9051 §6.3.13 */
public final class Idle {
    private final ImapClient client;
    private final String tag;

    Idle(ImapClient client, String tag) {
        this.client = client;
        this.tag = tag;
    }

    /** The next response that the server pushes, or empty if none comes in time. */
    public Optional<ResponseLine> next(Duration patience) {
        return client.read(patience);
    }

    /** DONE, and what came before the tagged response. */
    public Response done() {
        client.sendLine("DONE");
        List<ResponseLine> untagged = new ArrayList<>();
        ResponseLine tagged = client.readTo(tag, untagged::add);
        return new Response(untagged, tagged);
    }
}
