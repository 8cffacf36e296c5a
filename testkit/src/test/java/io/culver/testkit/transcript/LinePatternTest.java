package io.culver.testkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class LinePatternTest {
    private final Bindings bindings = new Bindings();

    @Test
    void takesTextAsItIs() {
        assertTrue(matches("* 1 FETCH (BODY[] {3+}", "* 1 FETCH (BODY[] {3+}"));
        assertFalse(matches("a OK", "a OK "));
        assertFalse(matches("* 1 EXISTS", "* 11 EXISTS"));
    }

    @Test
    void bindsOnFirstSightAndHoldsAfterwards() {
        assertTrue(matches("* OK [UIDVALIDITY $v]", "* OK [UIDVALIDITY 77]"));
        assertEquals(Map.of("v", "77"), bindings.values());
        assertTrue(matches("a OK [APPENDUID $v $uid]", "a OK [APPENDUID 77 4:6]"));
        assertFalse(matches("a OK [APPENDUID $v $uid]", "a OK [APPENDUID 78 4:6]"));
        assertEquals("UID FETCH 4:6 $unbound", bindings.expand("UID FETCH $uid $unbound"));
    }

    @Test
    void holdsWithinOneLine() {
        assertTrue(matches("$x $x", "1 1"));
        assertFalse(matches("$y $y", "1 2"));
    }

    @Test
    void bindsNothingInALineThatDoesNotMatch() {
        assertFalse(matches("* $x EXISTS", "* 3 EXPUNGE"));
        assertEquals(Map.of(), bindings.values());
    }

    @Test
    void aVariableIsOneWord() {
        assertFalse(matches("a OK $x", "a OK two words"));
        assertTrue(matches("a OK $_", "a OK two words"));
    }

    @Test
    void keywordsAreNoVariables() {
        assertTrue(matches("* FLAGS ($Forwarded)", "* FLAGS ($Forwarded)"));
        assertFalse(matches("* FLAGS ($Forwarded)", "* FLAGS (x)"));
    }

    @Test
    void picturesStandForWhatCannotBeSeen() {
        assertTrue(matches("* SEARCH␠", "* SEARCH "));
        assertEquals("␀ ␠", ControlPictures.encode("\0  "));
    }

    private boolean matches(String pattern, String line) {
        return LinePattern.matches(pattern, line, bindings);
    }
}
