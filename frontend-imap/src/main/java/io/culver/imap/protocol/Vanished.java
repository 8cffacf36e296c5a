package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;
import io.culver.model.UidSet;

/**
 * {@code "VANISHED" [SP "(EARLIER)"] SP known-uids} RFC 7162 §3.2.10
 *
 * @param uids at least one
 * @param isEarlier whether the client is told of what happened before, and counts no message less
 */
public record Vanished(UidSet uids, boolean isEarlier) implements Untagged {
    @Override
    public void writeTo(ResponseWriter out) {
        out.atom(isEarlier ? "VANISHED (EARLIER) " : "VANISHED ").uids(uids);
    }
}
