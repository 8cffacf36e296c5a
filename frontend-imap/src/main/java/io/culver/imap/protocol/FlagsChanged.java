package io.culver.imap.protocol;

import io.culver.imap.wire.ResponseWriter;
import io.culver.model.Flag;
import io.culver.model.Flags;
import io.culver.model.MessageNumber;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * FETCH that nobody asked for: what changed about a message. RFC 9051 §7.5.2, RFC 7162 §3.2.4
 *
 * @param shown the flags, unless the client knows them
 * @param modSeq of the change, which a session may want to be told
 */
public record FlagsChanged(
        Wording wording, MessageNumber message, Uid uid, Optional<Shown> shown, ModSeq modSeq)
        implements Untagged {

    /** Flags as one session sees them. */
    public record Shown(Flags flags, boolean isRecent) implements Untagged {
        @Override
        public void writeTo(ResponseWriter out) {
            out.atom("FLAGS ").list(names(flags, isRecent), out::atom);
        }
    }

    @Override
    public void writeTo(ResponseWriter out) {
        wording.beginFetch(message, uid, out);
        List<Untagged> items = new ArrayList<>();
        if (!wording.usesUids()) {
            items.add(item -> item.atom("UID ").uid(uid));
        }
        shown.ifPresent(items::add);
        if (wording.showsModSeqs()) {
            items.add(item -> writeModSeq(modSeq, item));
        }
        for (int i = 0; i < items.size(); i++) {
            items.get(i).writeTo(i == 0 ? out : out.space());
        }
        out.atom(")");
    }

    /** {@code fetch-mod-resp = "MODSEQ" SP "(" permsg-modsequence ")"} RFC 7162 §7 */
    public static void writeModSeq(ModSeq modSeq, ResponseWriter out) {
        out.atom("MODSEQ (").modSeq(modSeq).atom(")");
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
