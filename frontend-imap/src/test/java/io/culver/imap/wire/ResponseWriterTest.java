package io.culver.imap.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.MailboxName;
import io.culver.model.RawText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ResponseWriterTest {

    private static String written(boolean isUtf8, Consumer<ResponseWriter> what) {
        var octets = new ByteArrayOutputStream();
        var out = new ResponseWriter(octets::writeBytes, isUtf8);
        what.accept(out);
        out.flush();
        return octets.toString(StandardCharsets.ISO_8859_1);
    }

    /** Rule B7. */
    @Test
    void picksAtomQuotedOrLiteral() {
        assertEquals("abc", written(false, out -> out.astring("abc")));
        assertEquals("\"a b\"", written(false, out -> out.astring("a b")));
        assertEquals("\"\"", written(false, out -> out.astring("")));
        assertEquals("\"nil\"", written(false, out -> out.astring("nil")));
        assertEquals("\"a\\\"b\\\\\"", written(false, out -> out.string("a\"b\\")));
        assertEquals("{4}\r\na\r\nb", written(false, out -> out.string("a\r\nb")));
    }

    /** Rules B10, M7. */
    @Test
    void quotesUtf8OnlyForThoseWhoAskedForIt() {
        assertEquals("{2}\r\n\u00c3\u00bc", written(false, out -> out.string("ü")));
        assertEquals("\"\u00c3\u00bc\"", written(true, out -> out.string("ü")));
        assertEquals("{1}\r\n\u00fc", written(true, out -> out.string(new RawText("\u00fc"))));
    }

    @Test
    void leavesOutNulWhichNoStringMayHold() {
        assertEquals("\"ab\"", written(false, out -> out.string(new RawText("a\0b"))));
    }

    @Test
    void writesMailboxNamesAsTheSessionSpells() {
        var name = new MailboxName("Entwürfe");
        assertEquals("Entw&APw-rfe", written(false, out -> out.mailbox(name)));
        assertEquals("\"Entw\u00c3\u00bcrfe\"", written(true, out -> out.mailbox(name)));
    }

    @Test
    void neverBreaksALineByText() {
        assertEquals("a??b", written(false, out -> out.text("a\r\nb")));
    }

    @Test
    void handsOverInPieces() {
        List<byte[]> pieces = new ArrayList<>();
        var out = new ResponseWriter(pieces::add, false);
        byte[] large = new byte[100_000];
        out.atom("x").literal(large.length).octets(large);
        for (int i = 0; i < 30_000; i++) {
            out.atom("y");
        }
        out.flush();
        assertEquals(
                130_000 + "x{100000}\r\n".length(),
                pieces.stream().mapToInt(piece -> piece.length).sum());
        assertTrue(
                pieces.stream()
                        .allMatch(
                                piece -> Arrays.equals(piece, large) || piece.length <= 16 * 1024));
    }
}
