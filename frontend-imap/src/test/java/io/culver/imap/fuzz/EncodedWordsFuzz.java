package io.culver.imap.fuzz;

import io.culver.mime.EncodedWords;
import io.culver.model.RawText;

/** Any header field can be shown, and is not much longer then. RFC 2047 §6 */
public final class EncodedWordsFuzz {

    private EncodedWordsFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] octets) {
        String shown = EncodedWords.decode(RawText.of(octets));
        if (shown.length() > 4L * octets.length + 16) {
            throw new AssertionError(octets.length + " octets became " + shown.length());
        }
    }
}
