package io.culver.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mailbox names: one spelling each, in bounds. RFC 9051 §5.1 */
class MailboxNameTest {
    private static final List<String> SPECIAL =
            List.of(
                    "/", ".", "inbox", "INBOX", "&", "o", "\u0308", "\u0323", "\u212B", "\u1100",
                    "\u1161");

    @ParameterizedTest
    @CsvSource({
        "inbox, INBOX",
        "InBoX, INBOX",
        "inbox/Sub, INBOX/Sub",
        "inbox/inbox, INBOX/inbox",
        "Work/inbox, Work/inbox",
        "inboxes, inboxes",
        "ınbox, ınbox",
        "Work, Work",
        "a b, a b",
        "&-, &-"
    })
    void readsOnlyInboxWithoutCase(String text, String value) {
        assertEquals(value, new MailboxName(text).value());
    }

    @Test
    void writesLettersAndAccentsInOneWay() {
        MailboxName composed = new MailboxName("J\u00F6rg");
        assertEquals(composed, new MailboxName("Jo\u0308rg"));
        assertEquals("J\u00F6rg", composed.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "a/..",
                "../x",
                "a/./b",
                "a\0",
                "a\nb",
                "\u007F",
                "\u0085",
                "a\u2028b",
                "\u2029",
                "\uD800",
                "x\uDC00y"
            })
    void refusesWhatCannotBeAName(String text) {
        assertThrows(IllegalArgumentException.class, () -> new MailboxName(text));
    }

    @Test
    void boundsLevelsAndLengthInOctets() {
        String level = "é".repeat(127) + "e";
        assertEquals(level, new MailboxName(level).value());
        assertThrows(IllegalArgumentException.class, () -> new MailboxName(level + "e"));

        String whole = String.join("/", level, level, level, "e".repeat(232));
        assertEquals(whole, new MailboxName(whole).value());
        assertThrows(IllegalArgumentException.class, () -> new MailboxName(whole + "e"));

        String deep = String.join("/", Collections.nCopies(MailboxName.MAX_LEVELS, "x"));
        assertEquals(MailboxName.MAX_LEVELS, new MailboxName(deep).levels().size());
        assertThrows(IllegalArgumentException.class, () -> new MailboxName(deep + "/x"));
    }

    @Test
    void doesNotNormaliseWhatIsFarTooLong() {
        String marks = "\u0308\u0323".repeat(1 << 20);
        assertThrows(IllegalArgumentException.class, () -> new MailboxName("a" + marks));
    }

    @Test
    void knowsWhatIsAbove() {
        MailboxName name = new MailboxName("a/b/c");
        assertEquals(List.of("a", "b", "c"), name.levels());
        assertEquals(Optional.of(new MailboxName("a/b")), name.parent());
        assertEquals(Optional.empty(), new MailboxName("a").parent());
        assertTrue(MailboxName.INBOX.isInbox());
        assertFalse(new MailboxName("INBOX/a").isInbox());
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a, true",
        "a/b/c, a, true",
        "a, a, false",
        "a, a/b, false",
        "ab/c, a, false",
        "inbox/x, Inbox, true"
    })
    void isBelowWholeLevelsOnly(String name, String above, boolean isBelow) {
        assertEquals(isBelow, new MailboxName(name).isBelow(new MailboxName(above)));
    }

    @ParameterizedTest
    @CsvSource({"a, a, x, x", "a/b, a, x/y, x/y/b", "a/a, a, b, b/a", "a/b, a, inbox, INBOX/b"})
    void followsWhatIsRenamedAboveIt(String name, String from, String to, String renamed) {
        MailboxName rebased =
                new MailboxName(name).rebase(new MailboxName(from), new MailboxName(to));
        assertEquals(new MailboxName(renamed), rebased);
    }

    @Test
    void doesNotFollowWhatIsRenamedElsewhere() {
        MailboxName to = new MailboxName("x");
        for (String from : List.of("b", "a/b", "aa")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new MailboxName("a").rebase(new MailboxName(from), to));
        }
    }

    @RepeatedTest(value = 300, name = "seed {currentRepetition}")
    void readsItsOwnSpellingAsItself(RepetitionInfo seed) {
        try {
            MailboxName name = new MailboxName(someText(seed));
            assertEquals(name, new MailboxName(name.value()));
        } catch (IllegalArgumentException _) {
            // Many texts are no names.
        }
    }

    /** What is special in names and in Unicode, between any other characters of it. */
    private static String someText(RepetitionInfo seed) {
        RandomGenerator random = new SplittableRandom(seed.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(1, 8); left > 0; left--) {
            if (random.nextInt(4) > 0) {
                text.append(SPECIAL.get(random.nextInt(SPECIAL.size())));
            } else {
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            }
        }
        return text.toString();
    }
}
