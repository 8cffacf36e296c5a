package io.culver.perf.invariant;

import static io.culver.perf.invariant.Story.message;

import org.junit.jupiter.api.Test;

/** I7 to I9, I11 to I13, each kept and each broken. */
class StateInvariantsTest {
    private static final String ONE = "canary-u-1";
    private static final String KEYWORD = "canary-u-k";

    /** One message that two sessions have selected. */
    private static Story selected() {
        return new Story()
                .append("u.1", 1, ONE)
                .sync("u.1", 2, 4, message(1, "", 4))
                .sync("u.2", 2, 4, message(1, "", 4));
    }

    private static Story store(Story story, String session, String change) {
        return story.event(session, "STORE OK INBOX - 1 0 " + change, "c OK done");
    }

    @Test
    void changesOfDifferentFlagsSurvive() {
        var story = store(selected(), "u.1", "+ \\Seen");
        store(story, "u.2", "+ " + KEYWORD)
                .sync("u.1", 2, 6, message(1, "\\Seen " + KEYWORD, 6))
                .holds();
    }

    @Test
    void aFlagThatGetsLostIsFound() {
        var story = store(selected(), "u.1", "+ \\Seen");
        store(story, "u.2", "+ " + KEYWORD).sync("u.1", 2, 6, message(1, KEYWORD, 6)).breaks("I7");
    }

    @Test
    void aFlagThatNobodyHasSetIsFound() {
        selected().sync("u.1", 2, 6, message(1, "\\Seen", 6)).breaks("I7");
    }

    @Test
    void aRefusedStoreThatHappenedIsFound() {
        selected()
                .event("u.1", "STORE NO INBOX - 1 0 + \\Seen", "c NO later")
                .sync("u.1", 2, 6, message(1, "\\Seen", 6))
                .breaks("I7");
    }

    @Test
    void anUnknownStoreMayHappenLater() {
        selected()
                .event("u.1", "STORE INFO INBOX - 1 0 + \\Seen")
                .sync("u.1", 2, 4, message(1, "", 4))
                .sync("u.1", 2, 6, message(1, "\\Seen", 6))
                .holds();
    }

    @Test
    void storesThatMeetMayEndEitherWay() {
        var story = selected().lasting(100);
        store(story, "u.1", "+ \\Seen");
        store(story, "u.2", "- \\Seen")
                .pause(100)
                .sync("u.1", 2, 6, message(1, "\\Seen", 6))
                .holds();
    }

    /** The other session has set the flag, and this one makes a change to what was before. */
    private static Story conditional(String change) {
        return selected()
                .event(
                        "u.2",
                        "STORE OK INBOX - 1 0 + \\Seen",
                        "* 1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (5))",
                        "c OK done")
                .event(
                        "u.1",
                        "STORE OK INBOX - 1 4 " + change,
                        "* 1 FETCH (UID 1 MODSEQ (6))",
                        "c OK done");
    }

    @Test
    void aStoreThatShouldHaveBeenModifiedIsFound() {
        conditional("- \\Seen").breaks("I7");
        conditional("= " + KEYWORD).breaks("I7");
    }

    @Test
    void aChangeOfAnotherFlagIsNoReasonToRefuse() {
        conditional("+ " + KEYWORD).holds();
    }

    @Test
    void whatHasNotChangedIsNotModified() {
        selected()
                .event("u.1", "STORE OK INBOX - 1 4 + \\Seen", "c OK [MODIFIED 1] done")
                .sync("u.1", 2, 4, message(1, "", 4))
                .breaks("I7");
    }

    @Test
    void whatHasChangedIsModified() {
        selected()
                .event("u.1", "STORE OK INBOX - 1 3 + \\Seen", "c OK [MODIFIED 1] done")
                .sync("u.1", 2, 4, message(1, "", 4))
                .holds();
    }

    @Test
    void aModseqThatStandsForTwoStatesIsFound() {
        store(selected(), "u.1", "+ \\Seen")
                .sync("u.1", 2, 4, message(1, "\\Seen", 4))
                .breaks("I8");
    }

    @Test
    void aModseqThatFallsIsFound() {
        selected().sync("u.1", 2, 4, message(1, "", 3)).breaks("I8", "I9");
    }

    @Test
    void aNewMessageWithAnOldModseqIsFound() {
        selected()
                .append("u.1", 2, "canary-u-2")
                .sync("u.1", 3, 5, message(1, "", 4), message(2, "", 4))
                .breaks("I8");
    }

    @Test
    void aChangeBehindHighestmodseqIsFound() {
        var story = selected().lasting(200);
        store(story, "u.1", "+ \\Seen")
                .sync("u.2", 2, 9, message(1, "", 4))
                .pause(300)
                .sync("u.2", 2, 9, message(1, "\\Seen", 5))
                .breaks("I9");
    }

    private static Story away(String... told) {
        String[] lines = new String[told.length + 8];
        lines[0] = "* 1 EXISTS";
        lines[1] = "* OK [UIDVALIDITY 7] ok";
        lines[2] = "* OK [UIDNEXT 2] ok";
        lines[3] = "* OK [HIGHESTMODSEQ 6] ok";
        lines[4] = "* FLAGS (\\Seen)";
        System.arraycopy(told, 0, lines, 5, told.length);
        lines[told.length + 5] = "a OK SELECT completed";
        lines[told.length + 6] = "* 1 FETCH (" + message(1, "\\Seen", 6) + ")";
        lines[told.length + 7] = "b OK done";
        return store(selected(), "u.2", "+ \\Seen")
                .event("u.1", "LOGIN OK - - - 0", "a OK done")
                .event("u.1", "SYNC OK INBOX - 1 4 qresync", lines);
    }

    @Test
    void qresyncTellsWhatAColdListingShows() {
        away("* 1 FETCH (" + message(1, "\\Seen", 6) + ")").holds();
    }

    @Test
    void aChangeThatQresyncKeepsBackIsFound() {
        away().breaks("I11");
    }

    @Test
    void anExpungeThatQresyncKeepsBackIsFound() {
        selected()
                .event("u.2", "EXPUNGE OK INBOX - 1 0", "* 1 EXPUNGE", "c OK done")
                .event("u.1", "LOGIN OK - - - 0", "a OK done")
                .syncOf("u.1", "INBOX", " qresync", 2, 6)
                .breaks("I11");
    }

    @Test
    void aSessionThatEndsWithAnotherViewIsFound() {
        store(selected(), "u.1", "+ \\Seen")
                .event("u.2", "NOOP OK INBOX - - 0 quiet", "c OK done")
                .syncOf("u.3", "INBOX", " quiet", 2, 6, message(1, "\\Seen", 6))
                .breaks("I11");
    }

    @Test
    void aNoopBringsASessionUpToDate() {
        store(selected(), "u.1", "+ \\Seen")
                .event(
                        "u.2",
                        "NOOP OK INBOX - - 0 quiet",
                        "* 1 FETCH (UID 1 FLAGS (\\Seen))",
                        "c OK done")
                .event("u.1", "NOOP OK INBOX - - 0 quiet", "c OK done")
                .syncOf("u.3", "INBOX", " quiet", 2, 6, message(1, "\\Seen", 6))
                .holds();
    }

    @Test
    void existsThatFallsIsFound() {
        selected().event("u.1", "NOOP OK INBOX - - 0", "* 0 EXISTS", "c OK done").breaks("I12");
    }

    @Test
    void anExpungeBeyondTheViewIsFound() {
        selected().event("u.1", "NOOP OK INBOX - - 0", "* 2 EXPUNGE", "c OK done").breaks("I12");
    }

    @Test
    void anExpungeDuringFetchByNumberIsFound() {
        selected()
                .event("u.2", "EXPUNGE OK INBOX - 1 0", "* 1 EXPUNGE", "c OK done")
                .event("u.1", "FETCH OK INBOX - #1 0", "* 1 EXPUNGE", "c OK done")
                .breaks("I12");
    }

    @Test
    void aKeywordThatWasNotAnnouncedIsFound() {
        store(selected(), "u.1", "+ canary-u-new")
                .event(
                        "u.2",
                        "NOOP OK INBOX - - 0",
                        "* 1 FETCH (UID 1 FLAGS (canary-u-new))",
                        "c OK done")
                .breaks("I12");
    }

    private static Story counted(String items) {
        return store(selected(), "u.1", "+ \\Seen")
                .syncOf("u.3", "INBOX", " quiet", 2, 6, message(1, "\\Seen", 6))
                .event(
                        "u.3",
                        "STATUS OK INBOX - - 0 quiet",
                        "* STATUS INBOX (UIDVALIDITY 7 " + items + ")",
                        "c OK done");
    }

    @Test
    void statusCountsWhatIsThere() {
        counted("MESSAGES 1 UNSEEN 0 DELETED 0").holds();
    }

    @Test
    void wrongCountersAreFound() {
        counted("MESSAGES 2").breaks("I13");
        counted("UNSEEN 1").breaks("I13");
        counted("DELETED 1").breaks("I13");
        counted("SIZE 1").breaks("I13");
    }
}
