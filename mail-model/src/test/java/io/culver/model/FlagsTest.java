package io.culver.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flags are names without case, in sets with an order. RFC 9051 §2.3.2 */
class FlagsTest {
    private static final int TRIES = 200;
    private static final List<String> NAMES =
            List.of("\\Seen", "\\Draft", "$Junk", "work", "WORK", "zoo");
    private static final String LONGEST = "k".repeat(Flag.MAX_LENGTH);

    @ParameterizedTest
    @ValueSource(strings = {"work", "$Forwarded", "a+b", "Junk", "!", "~", "a[b"})
    void acceptsKeywordsThatAreAtoms(String name) {
        assertEquals(name, Flag.of(name).name());
        assertFalse(Flag.of(name).isSystem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "(a",
                "a)",
                "{",
                "a%",
                "*",
                "\"",
                "a\\",
                "a]",
                "ä",
                "a\0",
                "a\u007F",
                "\\",
                "\\Recent",
                "\\Sean",
                "\\*",
                "\\Seen ",
                "\uFF04x",
                "\\\u017Feen"
            })
    void refusesWhatIsNoFlag(String name) {
        assertThrows(IllegalArgumentException.class, () -> Flag.of(name));
    }

    @Test
    void boundsTheLengthOfAKeyword() {
        assertEquals(LONGEST, Flag.of(LONGEST).name());
        assertThrows(IllegalArgumentException.class, () -> Flag.of(LONGEST + "k"));
    }

    @Test
    void ignoresCaseButKeepsTheFirstSpelling() {
        assertSame(Flag.SEEN, Flag.of("\\sEEN"));
        assertEquals(Flag.of("Work"), Flag.of("wORK"));
        assertEquals(Flag.of("Work").hashCode(), Flag.of("wORK").hashCode());
        Flags flags = Flags.of(Flag.of("Work")).plus(Flags.of(Flag.of("wORK")));
        assertEquals("[Work]", flags.toString());
        assertTrue(flags.contains(Flag.of("WORK")));
    }

    @Test
    void ordersSystemFlagsFirst() {
        Flags flags =
                Flags.of(Flag.of("zoo"), Flag.of("$Junk"), Flag.SEEN, Flag.of("0"), Flag.ANSWERED);
        assertEquals("[\\Answered, \\Seen, $Junk, 0, zoo]", flags.toString());
    }

    @Test
    void returnsItselfWhenNothingChanges() {
        Flags flags = Flags.of(Flag.SEEN);
        assertSame(flags, flags.plus(Flags.NONE));
        assertSame(flags, flags.plus(flags));
        assertSame(flags, flags.minus(Flags.of(Flag.DRAFT)));
        assertSame(Flags.NONE, flags.minus(flags));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void combinesAsSetsDo(RepetitionInfo seed) {
        RandomGenerator random = new SplittableRandom(seed.getCurrentRepetition());
        Set<Flag> one = someFlags(random);
        Set<Flag> other = someFlags(random);
        Set<Flag> union = new TreeSet<>(one);
        union.addAll(other);
        Set<Flag> rest = new TreeSet<>(one);
        rest.removeAll(other);
        Flags current = Flags.copyOf(one);
        Flags named = Flags.copyOf(other);
        assertEquals(Flags.copyOf(union), current.plus(named));
        assertEquals(Flags.copyOf(rest), current.minus(named));
        assertEquals(List.copyOf(union), current.plus(named).toList());
        assertEquals(union.size(), current.plus(named).size());
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void changesAsStoreDoes(RepetitionInfo seed) {
        RandomGenerator random = new SplittableRandom(seed.getCurrentRepetition());
        Flags current = Flags.copyOf(someFlags(random));
        Flags named = Flags.copyOf(someFlags(random));
        assertEquals(named, new FlagChange.Replace(named).applyTo(current));
        assertEquals(current.plus(named), new FlagChange.Add(named).applyTo(current));
        assertEquals(current.minus(named), new FlagChange.Remove(named).applyTo(current));
    }

    private static Set<Flag> someFlags(RandomGenerator random) {
        return NAMES.stream()
                .filter(name -> random.nextBoolean())
                .map(Flag::of)
                .collect(Collectors.toSet());
    }
}
