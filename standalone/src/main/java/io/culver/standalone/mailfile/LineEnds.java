package io.culver.standalone.mailfile;

import java.io.ByteArrayOutputStream;

/** Line ends as mail has them on the wire. RFC 5322 §2.1 */
final class LineEnds {
    private LineEnds() {}

    /** Makes CRLF of each LF that has no CR before it; the same array if there is none. */
    static byte[] toCrLf(byte[] octets) {
        int bare = 0;
        for (int i = 0; i < octets.length; i++) {
            if (isBare(octets, i)) {
                bare++;
            }
        }
        if (bare == 0) {
            return octets;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + bare);
        for (int i = 0; i < octets.length; i++) {
            if (isBare(octets, i)) {
                out.write('\r');
            }
            out.write(octets[i]);
        }
        return out.toByteArray();
    }

    private static boolean isBare(byte[] octets, int at) {
        return octets[at] == '\n' && (at == 0 || octets[at - 1] != '\r');
    }
}
