package io.culver.imap.fuzz;

import io.culver.mime.MessageReader;
import io.culver.mime.ReadMessage;

/** What is read of a message does not depend on where its octets were cut. RFC 2046 §5.1 */
public final class StructureFuzz {

    private StructureFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] octets) {
        ReadMessage whole = read(octets, Math.max(1, octets.length));
        ReadMessage cut = read(octets, 1);
        if (!whole.equals(cut)) {
            throw new AssertionError(whole + " is not " + cut);
        }
    }

    private static ReadMessage read(byte[] octets, int piece) {
        var reader = new MessageReader();
        for (int at = 0; at < octets.length; at += piece) {
            reader.accept(octets, at, Math.min(piece, octets.length - at));
        }
        return reader.finish();
    }
}
