package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;
import io.culver.model.Flag;
import io.culver.model.Flags;
import io.culver.model.MessageNumber;
import io.culver.model.Uid;
import java.util.ArrayList;
import java.util.List;

/** FETCH that nobody asked for, with a message's flags as they are now. RFC 9051 §7.5.2 */
public record FlagsChanged(MessageNumber message, Uid uid, Flags flags, boolean isRecent)
        implements Untagged {

    @Override
    public void writeTo(ResponseWriter out) {
        out.number(message.value()).space().atom("FETCH (UID ").uid(uid).space();
        out.atom("FLAGS ").list(names(flags, isRecent), out::atom).atom(")");
    }

    /** The flags' names, with {@code \Recent} of IMAP4rev1, which cannot be stored. */
    public static List<String> names(Flags flags, boolean isRecent) {
        List<String> names = new ArrayList<>(flags.stream().map(Flag::name).toList());
        if (isRecent) {
            names.add("\\Recent");
        }
        return names;
    }
}
