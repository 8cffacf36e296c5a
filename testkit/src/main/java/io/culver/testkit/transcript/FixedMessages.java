package io.culver.testkit.transcript;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The messages of {@code given:}: small, and the same in every run, so that a transcript can list
 * what a FETCH of them brings. Message {@code n} of a mailbox is dated {@code n} minutes after ten.
 */
final class FixedMessages {
    private static final LocalDateTime TEN_O_CLOCK = LocalDateTime.of(2023, 1, 2, 10, 0);
    private static final DateTimeFormatter INTERNAL_DATE =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss '+0000'", Locale.ROOT);

    private FixedMessages() {}

    static byte[] message(String mailbox, int number) {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        received(number).atOffset(ZoneOffset.ofHours(0)));
        return """
        From: Sender %1$d <sender%1$d@example.org>
        To: Reader <reader@example.org>
        Subject: Message %1$d
        Date: %2$s
        Message-ID: <%1$d@%3$s.example.org>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=us-ascii

        This is message %1$d of %3$s.
        """
                .formatted(number, date, mailbox.replaceAll("[^A-Za-z0-9]", "-"))
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** {@code date-time} RFC 9051 §9 */
    static String internalDate(int number) {
        return '"' + INTERNAL_DATE.format(received(number)) + '"';
    }

    private static LocalDateTime received(int number) {
        return TEN_O_CLOCK.plusMinutes(number);
    }
}
