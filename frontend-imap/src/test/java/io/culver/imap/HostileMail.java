package io.culver.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A message that is made to cost more than it is.
 *
 * @param name what it has too much of
 * @param text one character an octet
 */
record HostileMail(String name, String text) {

    private static final String MULTIPART = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    private static final String RFC822 = "Content-Type: message/rfc822\r\n\r\n";

    byte[] octets() {
        return text.getBytes(ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<HostileMail> all() {
        return Stream.of(addresses(), parts(), fields(), oddities()).flatMap(it -> it);
    }

    private static Stream<HostileMail> addresses() {
        return Stream.of(
                of("100,000 To lines", "To: a@b.example\r\n".repeat(100_000)),
                of("100,000 addresses", "To: " + "a@b.example,".repeat(100_000)),
                of("nested comments", "From: " + "(".repeat(50_000) + "\\"),
                of("quoted pair at the end", "From: \"a\\"),
                of("open angle", "From: <a@b"),
                of("groups", "To: g:;, h: a@b, c@d;,:;\r\nFrom: \r\nSender: ,,,"));
    }

    private static Stream<HostileMail> parts() {
        return Stream.of(
                of("100 levels", nested(100)),
                of("1,000 levels", nested(1_000)),
                of("5,000 levels", nested(5_000)),
                of("5,000 messages in messages", RFC822.repeat(5_000)),
                of(
                        "encoded message",
                        "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                + "U3ViamVjdDogeA0KDQp5"),
                of(
                        "message with its surroundings' boundary",
                        MULTIPART + "--b\r\n" + RFC822 + MULTIPART + "--b\r\n\r\nx\r\n--b--\r\n"),
                of("100,000 parts", MULTIPART + "--b\r\n\r\nx\r\n".repeat(100_000) + "--b--\r\n"),
                of("empty boundary", "Content-Type: multipart/x; boundary=\"\"\r\n\r\n--\r\n\r\nx"),
                of("long boundary", bounded("b".repeat(1_000))),
                of("boundary with spaces after it", bounded("b") + "--b   \r\n\r\nx\r\n--b--   "),
                of(
                        "boundary that begins another",
                        "Content-Type: multipart/x; boundary=b\r\n\r\n--b\r\n" + bounded("bb")));
    }

    private static Stream<HostileMail> fields() {
        return Stream.of(
                of("20 MB of fields", ("X: " + "y".repeat(70) + "\r\n").repeat(270_000)),
                of(
                        "20 MB of folds",
                        "Subject: s\r\n" + (" " + "t".repeat(70) + "\r\n").repeat(270_000)),
                of("1 MB on a line", "Subject: " + "s".repeat(1 << 20) + "\r\n\r\nbody"),
                of("a million empty lines", "\r\n".repeat(1_000_000)),
                of("header without a body", "Subject: s"),
                of("body without a header", "\r\nbody"),
                of(
                        "10,000 continuations",
                        "Content-Type: a/b" + numbered(i -> ";n*" + i + "*=x", 10_000) + "\r\n"),
                of("a continuation far away", "Content-Type: a/b; n*999999999*=x; n*0=a; n*2=c"),
                of("encoded words", "Subject: " + "=?utf-8?q?=C3=BC?= ".repeat(10_000)),
                of(
                        "broken encoded words",
                        "Subject: =?x?q?a?= =?utf-8?b?A?= =?iso-2022-jp?b?GyRC?="),
                of("50,000 references", "References: " + "<a@b> ".repeat(50_000) + "\r\n"),
                of("long message id", "Message-ID: <" + "i".repeat(1 << 20) + ">\r\n"),
                of("ten message ids", "Message-ID: <a@b>\r\n".repeat(10)),
                of("a date far away", "Date: Mon, 1 Jan 999999 00:00:00 +0000\r\n"));
    }

    private static Stream<HostileMail> oddities() {
        return Stream.of(
                of("bare LF", "Subject: a\nTo: b@c\n\nbody\nbody"),
                of("bare CR", "Subject: a\rTo: b@c\r\r\n\r\nbody\rbody"),
                of("NUL", "Subject: a\0b\r\nTo: \"\0\" <\0@\0>\r\n\r\nbo\0dy"),
                of(
                        "8-bit octets",
                        "Subject: \u00fc\u00ff\r\nTo: \u00e9@\u00e8\r\n\r\n\u0080\u00ff"),
                of(
                        "garbage in base64",
                        "Content-Transfer-Encoding: base64\r\n\r\n" + "!Zm9v=*\r\n".repeat(10_000)),
                of(
                        "quoted-printable that is all escapes",
                        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                                + "=0A".repeat(100_000)
                                + "=\r\n=zz="),
                of("HTML", "Content-Type: text/html\r\n\r\n" + "<div>&amp;".repeat(500_000)));
    }

    private static String nested(int levels) {
        return numbered(
                i -> "Content-Type: multipart/x; boundary=b%d.\r\n\r\n--b%d.\r\n".formatted(i, i),
                levels);
    }

    private static String bounded(String boundary) {
        return "Content-Type: multipart/x; boundary=\"%s\"\r\n\r\n--%s\r\n\r\nx\r\n--%s--\r\n"
                .formatted(boundary, boundary, boundary);
    }

    private static String numbered(IntFunction<String> each, int count) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining());
    }

    private static HostileMail of(String name, String text) {
        return new HostileMail(name, text);
    }
}
