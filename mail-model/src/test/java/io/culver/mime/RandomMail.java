package io.culver.mime;

import java.util.random.RandomGenerator;

/** Makes messages out of what parsers trip over, whole and broken. */
final class RandomMail {
    private static final String[] LINE_ENDS = {"\r\n", "\r\n", "\r\n", "\n", "\r", ""};
    private static final String[] BOUNDARIES = {"a", "ab", "abc", "b", "a-", "--", "x y"};
    private static final String[] WORDS = {
        "Subject: =?utf-8?q?=C3=BC?=",
        "From: John Doe <a@b>, g:c@d;",
        " folded",
        "To: <@a,@b:c@d> (comment",
        "Date: Fri, 21 Nov 1997 09:55:06 -0600",
        "Content-Type: text/html; charset=iso-8859-1",
        "Content-Type: message/rfc822",
        "Content-Type: message/global",
        "Content-Transfer-Encoding: base64",
        "Content-Transfer-Encoding: quoted-printable",
        "Content-Disposition: attachment; filename*0*=utf-8''x%zz; filename*1=y",
        "text",
        "-",
        "--",
        "",
        "",
        "caf\u00E9 =C3=A9 <b>&amp;",
        "\0",
        "aGVsbG8="
    };

    private final RandomGenerator random;
    private final StringBuilder octets = new StringBuilder();

    private RandomMail(RandomGenerator random) {
        this.random = random;
    }

    static Mail next(RandomGenerator random) {
        var mail = new RandomMail(random);
        int lines = random.nextInt(60);
        for (int i = 0; i < lines; i++) {
            mail.line();
        }
        return new Mail(mail.octets.toString());
    }

    private void line() {
        String boundary = pick(BOUNDARIES);
        switch (random.nextInt(6)) {
            case 0 ->
                    octets.append("Content-Type: multipart/")
                            .append(random.nextInt(4) == 0 ? "digest" : "mixed")
                            .append("; boundary=\"")
                            .append(boundary)
                            .append('"');
            case 1 -> octets.append("--").append(boundary);
            case 2 -> octets.append("--").append(boundary).append("--");
            default -> octets.append(pick(WORDS));
        }
        octets.append(pick(LINE_ENDS));
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
