package io.culver.mime;

import io.culver.model.RawText;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/** The transfer encodings of MIME, and how to undo them. RFC 2045 §6 */
public enum TransferEncoding {
    /** 7bit, 8bit and binary: the octets are the content. */
    IDENTITY,
    BASE64,
    QUOTED_PRINTABLE;

    /** Empty if it is none of MIME's: then the content is unknown. RFC 2045 §6.4 */
    public static Optional<TransferEncoding> of(RawText encoding) {
        return switch (encoding.octets().toLowerCase(Locale.ROOT)) {
            case "7bit", "8bit", "binary" -> Optional.of(IDENTITY);
            case "base64" -> Optional.of(BASE64);
            case "quoted-printable" -> Optional.of(QUOTED_PRINTABLE);
            default -> Optional.empty();
        };
    }

    /** The content, decoded as it is read; damaged encoding is read as far as it makes sense. */
    public InputStream decode(InputStream encoded) {
        return switch (this) {
            case IDENTITY -> encoded;
            case BASE64 -> new Base64InputStream(encoded);
            case QUOTED_PRINTABLE -> new QuotedPrintableInputStream(encoded);
        };
    }
}
