package io.culver.imap.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.ImapSyntaxException;
import java.util.List;
import java.util.function.Consumer;

/** Arguments are what they should be, or a syntax error: nothing else comes of them. */
public final class ArgumentsFuzz {

    private static final List<Consumer<ArgumentReader>> READERS =
            List.of(
                    ArgumentReader::tag,
                    ArgumentReader::atom,
                    ArgumentReader::astring,
                    ArgumentReader::string,
                    ArgumentReader::mailbox,
                    ArgumentReader::listMailbox,
                    ArgumentReader::flagList,
                    ArgumentReader::dateTime,
                    ArgumentReader::date,
                    ArgumentReader::number64,
                    ArgumentReader::modSeq,
                    in -> in.list(in::astring));

    private ArgumentsFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] octets) {
        String line = new String(octets, ISO_8859_1).replace("\r", "").replace("\n", "");
        for (Consumer<ArgumentReader> reader : READERS) {
            for (boolean isUtf8 : new boolean[] {false, true}) {
                var in = new ArgumentReader(Frame.of(line), isUtf8);
                try {
                    reader.accept(in);
                    in.end();
                } catch (ImapSyntaxException expected) {
                    // What it is for.
                }
            }
        }
    }
}
