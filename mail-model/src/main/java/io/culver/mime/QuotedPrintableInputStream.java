package io.culver.mime;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes quoted-printable. White space at a line's end is dropped, soft line breaks join lines,
 * and an escape that is none stays as it is. RFC 2045 §6.7
 */
final class QuotedPrintableInputStream extends DecodingInputStream {
    private static final int END = -1;
    private static final int NOTHING = -2;

    /** White space that may prove to be at a line's end: far more than fits a line of 76. */
    private static final int RUN_MAX = 1024;

    private final byte[] run = new byte[RUN_MAX];
    private int runAt;
    private int runEnd;
    private int pushedBack = NOTHING;

    QuotedPrintableInputStream(InputStream encoded) {
        super(encoded);
    }

    @Override
    int nextDecoded() throws IOException {
        int decoded = NOTHING;
        while (decoded == NOTHING) {
            decoded = runAt < runEnd ? run[runAt++] & 0xFF : step();
        }
        return decoded;
    }

    private int step() throws IOException {
        int octet = next();
        if (octet == '=') {
            return escape();
        }
        if (!isSpace(octet)) {
            return octet;
        }
        int after = gather(octet);
        if (isLineEnd(after)) {
            runEnd = 0;
        }
        pushedBack = after;
        return NOTHING;
    }

    /** What comes after {@code =}: two digits, or a line's end with white space before it. */
    private int escape() throws IOException {
        runAt = 0;
        runEnd = 0;
        int first = next();
        if (isSpace(first)) {
            first = gather(first);
        }
        if (isLineEnd(first)) {
            runEnd = 0;
            return softBreak(first);
        }
        int high = runEnd == 0 ? Character.digit(first, 16) : -1;
        if (high < 0) {
            pushedBack = first;
            return '=';
        }
        int second = next();
        int low = Character.digit(second, 16);
        if (low < 0) {
            run[runEnd++] = (byte) first;
            pushedBack = second;
            return '=';
        }
        return high << 4 | low;
    }

    private int softBreak(int lineEnd) throws IOException {
        if (lineEnd == END) {
            return END;
        }
        int after = lineEnd == '\r' ? next() : '\n';
        if (after != '\n') {
            pushedBack = after;
        }
        return NOTHING;
    }

    /** Gathers white space that begins with this octet; what follows it. */
    private int gather(int space) throws IOException {
        runAt = 0;
        runEnd = 0;
        int octet = space;
        while (isSpace(octet) && runEnd < RUN_MAX) {
            run[runEnd++] = (byte) octet;
            octet = next();
        }
        return octet;
    }

    private int next() throws IOException {
        if (pushedBack == NOTHING) {
            return nextEncoded();
        }
        int octet = pushedBack;
        pushedBack = NOTHING;
        return octet;
    }

    private static boolean isSpace(int octet) {
        return octet == ' ' || octet == '\t';
    }

    private static boolean isLineEnd(int octet) {
        return octet == '\r' || octet == '\n' || octet == END;
    }
}
