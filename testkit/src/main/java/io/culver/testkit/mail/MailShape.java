package io.culver.testkit.mail;

/** The kinds of message that a mailbox holds, and how often each turns up in a thousand. */
public enum MailShape {
    /** text/plain in US-ASCII. */
    PLAIN(250),
    /** text/plain; format=flowed. RFC 3676 */
    FLOWED(40),
    /** text/plain; 8bit in UTF-8 or in the older charset of its script. */
    EIGHT_BIT(70),
    /** text/plain; quoted-printable. RFC 2045 §6.7 */
    QUOTED_PRINTABLE(70),
    /** text/plain; base64. RFC 2045 §6.8 */
    BASE64(40),
    /** text/html and nothing else. */
    HTML(70),
    /** multipart/alternative of text and HTML. RFC 2046 §5.1.4 */
    ALTERNATIVE(160),
    /** multipart/related: HTML with its pictures. RFC 2387 */
    RELATED(40),
    /** multipart/mixed: a text and files in base64, quoted-printable and 8bit. */
    ATTACHMENTS(70),
    /** mixed of alternative of related, and a file. */
    NESTED(30),
    /** message/rfc822 inside multipart/mixed. RFC 2046 §5.2.1 */
    FORWARDED(25),
    /** multipart/digest. RFC 2046 §5.1.5 */
    DIGEST(10),
    /** multipart/signed. RFC 1847 */
    SIGNED(20),
    /** multipart/report: a delivery status. RFC 3464 */
    REPORT(15),
    /** text/calendar beside a text. RFC 5545 */
    INVITATION(10),
    /** From, To and Subject in encoded words of many scripts. RFC 2047 */
    ENCODED_WORDS(40),
    /** File names with charset and language, some in pieces. RFC 2231 */
    EXTENDED_NAMES(10),
    /** Header fields in raw UTF-8. RFC 6532 */
    RAW_UTF8_HEADER(5),
    /** Many recipients and References, folded over many lines. RFC 5322 §2.2.3 */
    LONG_HEADER(10),
    /** A header and no body. */
    EMPTY_BODY(10),
    /** One header field and a body. */
    ONE_FIELD(5);

    private final int perThousand;

    MailShape(int perThousand) {
        this.perThousand = perThousand;
    }

    int perThousand() {
        return perThousand;
    }
}
