package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;
import java.util.List;

/**
 * {@code capability-data}: what a session can use; a response, and a code in others. RFC 9051
 * §7.2.2
 */
public record CapabilityList(List<String> atoms) implements Untagged, ResponseCode {

    public CapabilityList {
        atoms = List.copyOf(atoms);
    }

    /** What this session can use now. */
    public static CapabilityList of(Session session) {
        return new CapabilityList(session.grammar().capabilities(session));
    }

    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("CAPABILITY");
        atoms.forEach(atom -> out.space().atom(atom));
    }
}
