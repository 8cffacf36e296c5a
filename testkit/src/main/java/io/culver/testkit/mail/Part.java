package io.culver.testkit.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A body part: the MIME fields of its header, and its body as it is on the wire. RFC 2045 §2 */
final class Part {
    private final Header header;
    private final byte[] body;

    Part(Header header, byte[] body) {
        this.header = header;
        this.body = body;
    }

    static Part of(String contentType, String encoding, byte[] body) {
        var header = new Header().add("Content-Type", contentType);
        return new Part(header.add("Content-Transfer-Encoding", encoding), body);
    }

    static Part text(String subtype, String text, Charset charset) {
        String type = "text/" + subtype + "; charset=" + charset.name();
        return of(
                type,
                charset.equals(StandardCharsets.US_ASCII) ? "7bit" : "8bit",
                text.getBytes(charset));
    }

    static Part quotedPrintable(String subtype, String text, Charset charset) {
        String type = "text/" + subtype + "; charset=\"" + charset.name() + '"';
        return of(
                type, "quoted-printable", ascii(Encodings.quotedPrintable(text.getBytes(charset))));
    }

    static Part base64(String contentType, byte[] octets) {
        return of(contentType, "base64", ascii(Encodings.base64(octets)));
    }

    /** {@code multipart/…} RFC 2046 §5.1.1 */
    static Part multipart(String type, String boundary, List<Part> parts) {
        var body = new ByteArrayOutputStream();
        for (Part part : parts) {
            body.writeBytes(ascii("--" + boundary + "\r\n"));
            body.writeBytes(part.octets());
            body.writeBytes(ascii("\r\n"));
        }
        body.writeBytes(ascii("--" + boundary + "--\r\n"));
        var header = new Header().add("Content-Type", type + "; boundary=\"" + boundary + '"');
        return new Part(header, body.toByteArray());
    }

    /** Adds a field to this part's header. */
    Part with(String field, String value) {
        header.add(field, value);
        return this;
    }

    byte[] body() {
        return body;
    }

    /** Header, empty line and body. */
    byte[] octets() {
        var octets = new ByteArrayOutputStream();
        octets.writeBytes(header.octets());
        octets.writeBytes(ascii("\r\n"));
        octets.writeBytes(body);
        return octets.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
