package io.culver.imap.limits;

import io.culver.model.DataSize;

/**
 * What a client may send.
 *
 * @param message the largest message. RFC 7889
 * @param isLiteralPlus whether a literal that comes unasked may be as large as any other. RFC 7888
 */
public record Uploads(DataSize message, boolean isLiteralPlus) {

    public static final Uploads STANDARD = new Uploads(Limits.MESSAGE, false);

    public Uploads {
        if (message.octets() < 1 || message.octets() > Limits.MESSAGE.octets()) {
            throw new IllegalArgumentException(
                    "a message may have 1 to " + Limits.MESSAGE.octets() + " octets at most");
        }
    }
}
