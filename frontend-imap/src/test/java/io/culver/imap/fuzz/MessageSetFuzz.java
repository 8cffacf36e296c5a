package io.culver.imap.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.imap.wire.MessageSet;
import io.culver.model.Uid;
import java.util.List;

/** A sequence set names numbers from 1 to 2³²-1, or is a syntax error. RFC 9051 §9 */
public final class MessageSetFuzz {

    private MessageSetFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] octets) {
        String line = new String(octets, ISO_8859_1).replace("\r", "").replace("\n", "");
        try {
            List<MessageSet.Range> ranges =
                    switch (new ArgumentReader(Frame.of(line), false).messageSet()) {
                        case MessageSet.ByNumber(var named) -> named;
                        case MessageSet.ByUid(var named) -> named;
                        case MessageSet.Saved() -> List.of();
                    };
            ranges.forEach(range -> {
                check(range.first());
                check(range.last());
            });
        } catch (ImapSyntaxException expected) {
            // What it is for.
        }
    }

    private static void check(long number) {
        if (number < 1 || (number > Uid.MAX && number != MessageSet.Range.HIGHEST)) {
            throw new AssertionError("out of range: " + number);
        }
    }
}
