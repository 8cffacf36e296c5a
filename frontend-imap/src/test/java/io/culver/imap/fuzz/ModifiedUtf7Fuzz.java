package io.culver.imap.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.culver.imap.wire.ModifiedUtf7;
import java.util.Optional;

/** Every text has one spelling, and nothing else is read. RFC 3501 §5.1.3 */
public final class ModifiedUtf7Fuzz {

    private ModifiedUtf7Fuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] octets) {
        String text = new String(octets, UTF_8); // never half of a surrogate pair
        Optional<String> again = ModifiedUtf7.decode(ModifiedUtf7.encode(text));
        if (!again.equals(Optional.of(text))) {
            throw new AssertionError(text + " came back as " + again);
        }
        String spelling = new String(octets, ISO_8859_1);
        Optional<String> read = ModifiedUtf7.decode(spelling);
        if (read.isPresent() && !ModifiedUtf7.encode(read.get()).equals(spelling)) {
            throw new AssertionError("a second spelling: " + spelling);
        }
    }
}
