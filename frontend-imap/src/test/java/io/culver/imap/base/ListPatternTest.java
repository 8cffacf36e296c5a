package io.culver.imap.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.culver.model.MailboxName;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9051 §6.3.9 */
class ListPatternTest {

    @ParameterizedTest
    @CsvSource({
        "*, a/b/c, true",
        "%, a, true",
        "%, a/b, false",
        "%/%, a/b, true",
        "%/%, a/b/c, false",
        "a*c, a/b/c, true",
        "a%c, a/b/c, false",
        "foo/%, foo, false",
        "foo/%, foo/bar, true",
        "foo*, foo, true",
        "iNbOx, INBOX, true",
        "in%, INBOX, true",
        "inbox/*, INBOX/x, true",
        "inb*, INBOX/x, true",
        "%box/x, INBOX/x, true",
        "inbox/X, INBOX/x, false",
        "inbox*, INBOXES, false",
        "ınbox, INBOX, false",
        "Inbox2, INBOX, false",
        "*%b, a/b, true",
        "*/%x%y, a/b/1x2y, true",
        "foo, Foo, false"
    })
    void matches(String pattern, String name, boolean matches) {
        assertEquals(matches, ListPattern.of("", pattern).matches(new MailboxName(name)));
    }

    @Test
    void putsTheReferenceBefore() {
        assertEquals(new ListPattern("a/b%"), ListPattern.of("a/", "b%"));
    }

    /** Rule B14. */
    @Test
    void answersFastWhateverThePattern() {
        var name = new MailboxName("a".repeat(255) + "/" + "a".repeat(255));
        var pattern = ListPattern.of("", "*%*a".repeat(400) + "b");
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> {
                    for (int i = 0; i < 100; i++) {
                        assertFalse(pattern.matches(name));
                    }
                });
    }
}
