package io.culver.perf.invariant;

import static io.culver.perf.invariant.Story.message;

import io.culver.perf.history.StormMail;
import org.junit.jupiter.api.Test;

/** I1 to I6, I10, I14 and I15, each kept and each broken. */
class MessageInvariantsTest {
    private static final String ONE = "canary-u-1";
    private static final String TWO = "canary-u-2";

    private static String envelope(String token) {
        return "(NIL \"" + token + "\" NIL NIL NIL NIL NIL NIL NIL NIL)";
    }

    private static Story story() {
        return new Story();
    }

    @Test
    void whatWasAppendedIsThereUntilItIsExpunged() {
        story().append("u.1", 1, ONE)
                .append("u.2", 2, TWO)
                .sync("u.1", 3, 5, message(1, "", 4), message(2, "", 5))
                .event(
                        "u.1",
                        "FETCH OK INBOX - 1 0",
                        "* 1 FETCH (UID 1 BODY[] " + new StormMail(ONE).digest() + ")",
                        "c OK done")
                .event("u.1", "EXPUNGE OK INBOX - 1 0", "* 1 EXPUNGE", "d OK done")
                .sync("u.2", 3, 6, message(2, "", 5))
                .holds();
    }

    @Test
    void otherOctetsThanWereAppendedBreakTheBinding() {
        story().append("u.1", 1, ONE)
                .sync("u.1", 2, 4, message(1, "", 4))
                .event(
                        "u.1",
                        "FETCH OK INBOX - 1 0",
                        "* 1 FETCH (BODY[] " + new StormMail(TWO).digest() + ")",
                        "c OK done")
                .breaks("I1");
    }

    @Test
    void aDateThatChangesBreaksTheBinding() {
        story().sync(
                        "u.1",
                        2,
                        4,
                        message(1, "", 4) + " INTERNALDATE \"01-Jan-2026 10:00:00 +0000\"")
                .sync(
                        "u.1",
                        2,
                        4,
                        message(1, "", 4) + " INTERNALDATE \"02-Jan-2026 10:00:00 +0000\"")
                .breaks("I1");
    }

    @Test
    void anotherEnvelopeBreaksTheBinding() {
        story().append("u.1", 1, ONE)
                .sync("u.1", 2, 4, message(1, "", 4) + " ENVELOPE " + envelope(TWO))
                .breaks("I1");
    }

    @Test
    void aUidThatIsGivenTwiceIsFound() {
        story().lasting(100).append("u.1", 1, ONE).append("u.2", 1, TWO).breaks("I2", "I1");
    }

    @Test
    void aLowerUidThatIsGivenLaterIsFound() {
        story().append("u.1", 2, ONE).append("u.2", 1, TWO).breaks("I2", "I4");
    }

    @Test
    void uidsOfAppendsThatMeetMayBeInAnyOrder() {
        story().lasting(100).append("u.1", 2, ONE).append("u.2", 1, TWO).holds();
    }

    @Test
    void aMessageThatComesUpBelowUidnextIsFound() {
        story().sync("u.1", 3, 4, message(2, "", 4))
                .sync("u.2", 3, 5, message(1, "", 5), message(2, "", 4))
                .breaks("I3");
    }

    @Test
    void aUidnextThatFallsIsFound() {
        story().event(
                        "u.1",
                        "STATUS OK INBOX - - 0",
                        "* STATUS INBOX (UIDVALIDITY 7 UIDNEXT 9)",
                        "a OK done")
                .sync("u.1", 8, 4)
                .breaks("I4");
    }

    @Test
    void aUidBelowUidnextIsFound() {
        story().event(
                        "u.1",
                        "STATUS OK INBOX - - 0",
                        "* STATUS INBOX (UIDVALIDITY 7 UIDNEXT 9)",
                        "a OK done")
                .append("u.1", 8, ONE)
                .breaks("I4");
    }

    @Test
    void anAcknowledgedMessageThatIsNotThereIsLost() {
        story().append("u.1", 1, ONE).sync("u.1", 2, 4).breaks("I5");
    }

    @Test
    void aMessageThatWasSeenAndIsNotThereIsLost() {
        story().sync("u.1", 2, 4, message(1, "", 4)).sync("u.1", 2, 4).breaks("I5");
    }

    @Test
    void aRefusedExpungeThatHappenedIsALoss() {
        story().append("u.1", 1, ONE)
                .sync("u.1", 2, 4, message(1, "", 4))
                .event("u.1", "EXPUNGE NO INBOX - 1 0", "d NO try later")
                .sync("u.2", 2, 5)
                .breaks("I5");
    }

    @Test
    void anUnknownExpungeMayHaveHappened() {
        story().append("u.1", 1, ONE)
                .sync("u.1", 2, 4, message(1, "", 4))
                .event("u.1", "EXPUNGE INFO INBOX - 1 0")
                .sync("u.2", 2, 5)
                .holds();
    }

    @Test
    void anUnknownAppendMayHaveHappenedOnce() {
        story().event("u.1", "APPEND INFO INBOX - - 0 " + ONE)
                .sync("u.2", 2, 4, message(1, "", 4) + " EMAILID (E1) ENVELOPE " + envelope(ONE))
                .holds();
    }

    @Test
    void anAppendThatHappenedTwiceIsFound() {
        story().event("u.1", "APPEND INFO INBOX - - 0 " + ONE)
                .sync(
                        "u.2",
                        3,
                        5,
                        message(1, "", 4) + " EMAILID (E1) ENVELOPE " + envelope(ONE),
                        message(2, "", 5) + " EMAILID (E2) ENVELOPE " + envelope(ONE))
                .breaks("I6");
    }

    @Test
    void aRefusedAppendThatHappenedIsFound() {
        story().event("u.1", "APPEND NO INBOX - - 0 " + ONE, "a NO try later")
                .sync("u.2", 2, 4, message(1, "", 4) + " ENVELOPE " + envelope(ONE))
                .breaks("I6");
    }

    @Test
    void anExpungedMessageThatComesBackIsFound() {
        story().append("u.1", 1, ONE)
                .sync("u.1", 2, 4, message(1, "", 4))
                .event("u.1", "EXPUNGE OK INBOX - 1 0", "* 1 EXPUNGE", "d OK done")
                .sync("u.2", 2, 4, message(1, "", 4))
                .breaks("I10");
    }

    @Test
    void aSessionThatWasNotToldYetMayShowWhatIsExpunged() {
        story().append("u.1", 1, ONE)
                .sync("u.1", 2, 4, message(1, "", 4))
                .sync("u.2", 2, 4, message(1, "", 4))
                .event("u.1", "EXPUNGE OK INBOX - 1 0", "* 1 EXPUNGE", "d OK done")
                .event("u.2", "FETCH OK INBOX - 1 0", "* 1 FETCH (UID 1)", "c OK done")
                .holds();
    }

    @Test
    void aMovedMessageThatStaysIsFound() {
        story().append("u.1", 1, ONE)
                .sync("u.1", 2, 4, message(1, "", 4))
                .event("u.1", "MOVE OK INBOX Other 1 0", "* OK [COPYUID 8 1 1] ok", "d OK done")
                .sync("u.1", 2, 5, message(1, "", 4))
                .breaks("I14");
    }

    @Test
    void aMoveLeavesTheMessageInOnePlace() {
        story().append("u.1", 1, ONE)
                .sync("u.1", 2, 4, message(1, "", 4))
                .event(
                        "u.1",
                        "MOVE OK INBOX Other 1 0",
                        "* OK [COPYUID 8 1 1] ok",
                        "* 1 EXPUNGE",
                        "d OK done")
                .sync("u.1", 2, 5)
                .holds();
    }

    private static Story movedWithoutAnAnswer() {
        return story().append("u.1", 1, ONE)
                .sync("u.1", 2, 4, message(1, "", 4))
                .event("u.1", "MOVE INFO INBOX Other 1 0");
    }

    private static String other(long uid, String token) {
        return message(uid, "", 5) + " ENVELOPE " + envelope(token);
    }

    @Test
    void aMoveWithoutAnAnswerMayHaveHappenedOrNot() {
        movedWithoutAnAnswer()
                .sync("u.1", 2, 5)
                .syncOf("u.1", "Other", "", 2, 5, other(1, ONE))
                .holds();
        movedWithoutAnAnswer()
                .syncOf("u.1", "Other", "", 1, 4)
                .sync("u.1", 2, 4, message(1, "", 4))
                .holds();
    }

    @Test
    void halfOfAMoveWithoutAnAnswerIsFound() {
        movedWithoutAnAnswer()
                .syncOf("u.1", "Other", "", 2, 5, other(1, ONE))
                .sync("u.1", 2, 5, message(1, "", 4))
                .breaks("I14");
        movedWithoutAnAnswer().sync("u.1", 2, 5).syncOf("u.1", "Other", "", 1, 4).breaks("I14");
    }

    @Test
    void whatAnotherCommandMayHaveDoneIsNoProofAgainstAMove() {
        movedWithoutAnAnswer()
                .event("u.1", "COPY INFO INBOX Other 1 0")
                .syncOf("u.1", "Other", "", 2, 5, other(1, ONE))
                .sync("u.1", 2, 5, message(1, "", 4))
                .holds();
    }

    @Test
    void halfOfAnAppendOfTwoIsFound() {
        story().event("u.1", "APPEND INFO INBOX - - 0 " + ONE + " " + TWO)
                .sync("u.2", 2, 4, message(1, "", 4) + " ENVELOPE " + envelope(ONE))
                .breaks("I15");
    }

    @Test
    void aMessageThatComesBeforeTheOtherOneIsFound() {
        story().lasting(100)
                .event(
                        "u.1",
                        "APPEND OK INBOX - - 0 " + ONE + " " + TWO,
                        "a OK [APPENDUID 7 1:2] done")
                .sync("u.2", 2, 4, message(1, "", 4))
                .breaks("I15");
    }

    @Test
    void tooFewUidsAreFound() {
        story().event(
                        "u.1",
                        "APPEND OK INBOX - - 0 " + ONE + " " + TWO,
                        "a OK [APPENDUID 7 1] done")
                .breaks("I15");
    }

    @Test
    void copiesInAnotherOrderThanToldAreFound() {
        story().append("u.1", 1, ONE)
                .append("u.1", 2, TWO)
                .sync("u.1", 3, 5, message(1, "", 4), message(2, "", 5))
                .event("u.1", "COPY OK INBOX INBOX 1:2 0", "d OK [COPYUID 7 1:2 3:4] done")
                .sync(
                        "u.1",
                        5,
                        6,
                        message(1, "", 4),
                        message(2, "", 5),
                        message(3, "", 6) + " ENVELOPE " + envelope(TWO),
                        message(4, "", 6) + " ENVELOPE " + envelope(ONE))
                .breaks("I15");
    }
}
