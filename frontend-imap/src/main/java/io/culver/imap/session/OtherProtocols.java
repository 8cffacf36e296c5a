package io.culver.imap.session;

import java.util.Locale;
import java.util.Set;

/** Knows the first words of protocols that attackers make other programs speak to a mail server. */
final class OtherProtocols {

    private static final Set<String> VERBS =
            Set.of(
                    "GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "CONNECT", "PATCH", "TRACE",
                    "PRI", "PROXY", "EHLO", "HELO", "LHLO", "MAIL", "USER");

    private OtherProtocols() {}

    /** Whether a connection's first line is not IMAP's. */
    static boolean speaks(String line) {
        String first = line.split(" ", 2)[0];
        return VERBS.contains(first.toUpperCase(Locale.ROOT));
    }
}
