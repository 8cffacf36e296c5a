package io.culver.perf.invariant;

import static io.culver.perf.invariant.Story.message;

import org.junit.jupiter.api.Test;

/** I16 to I19 and I21, each kept and each broken. */
class ServiceInvariantsTest {
    private static final String ONE = "canary-u-1";
    private static final long SECOND = 1_000_000;

    private static Story status(Story story, String name, String items) {
        return story.event(
                "u.1",
                "STATUS OK " + name + " - - 0",
                "* STATUS " + name + " (" + items + ")",
                "a OK done");
    }

    @Test
    void aNameThatIsMadeAgainIsAnotherMailbox() {
        var story = new Story().event("u.1", "CREATE OK a - - 0", "a OK done");
        status(story, "a", "UIDVALIDITY 5 MAILBOXID (F1)")
                .event("u.1", "DELETE OK a - - 0", "a OK done")
                .event("u.1", "LIST OK - - - 0", "a OK done")
                .event("u.1", "CREATE OK a - - 0", "a OK done")
                .event("u.1", "LIST OK - - - 0", "* LIST () \"/\" a", "a OK done");
        status(story, "a", "UIDVALIDITY 6 MAILBOXID (F2)").holds();
    }

    @Test
    void aUidvalidityThatIsUsedAgainIsFound() {
        var story = new Story().event("u.1", "CREATE OK a - - 0", "a OK done");
        status(story, "a", "UIDVALIDITY 5 MAILBOXID (F1)")
                .event("u.1", "DELETE OK a - - 0", "a OK done")
                .event("u.1", "CREATE OK a - - 0", "a OK done");
        status(story, "a", "UIDVALIDITY 5 MAILBOXID (F2)").breaks("I16");
    }

    @Test
    void aUidvalidityThatFallsIsFound() {
        var story = new Story().event("u.1", "CREATE OK a - - 0", "a OK done");
        status(story, "a", "UIDVALIDITY 5 MAILBOXID (F1)")
                .event("u.1", "DELETE OK a - - 0", "a OK done")
                .event("u.1", "CREATE OK a - - 0", "a OK done");
        status(story, "a", "UIDVALIDITY 4 MAILBOXID (F2)").breaks("I16");
    }

    @Test
    void anotherUidvalidityAfterRenameIsFound() {
        var story = new Story().event("u.1", "CREATE OK a - - 0", "a OK done");
        status(story, "a", "UIDVALIDITY 5 MAILBOXID (F1)")
                .event("u.1", "RENAME OK a b - 0", "a OK done");
        status(story, "b", "UIDVALIDITY 6 MAILBOXID (F1)").breaks("I16");
    }

    @Test
    void aNameThatIsNotListedIsFound() {
        new Story()
                .event("u.1", "CREATE OK a - - 0", "a OK done")
                .event("u.1", "LIST OK - - - 0", "a OK done")
                .breaks("I16");
    }

    @Test
    void aDeletedNameThatIsListedIsFound() {
        new Story()
                .event("u.1", "CREATE OK a - - 0", "a OK done")
                .event("u.1", "RENAME OK a b - 0", "a OK done")
                .event(
                        "u.1",
                        "LIST OK - - - 0",
                        "* LIST () \"/\" a",
                        "* LIST () \"/\" b",
                        "a OK done")
                .breaks("I16");
    }

    @Test
    void aNameThatIsListedTwiceIsFound() {
        new Story()
                .event(
                        "u.1",
                        "LIST OK - - - 0",
                        "* LIST () \"/\" a",
                        "* LIST () \"/\" a",
                        "a OK done")
                .breaks("I16");
    }

    @Test
    void anotherUsersCanaryIsFound() {
        new Story()
                .event("u.1", "LIST OK - - - 0", "* LIST () \"/\" canary-w-box", "a OK done")
                .breaks("I17");
    }

    private static Story search(String call, String found) {
        return new Story()
                .append("u.1", 1, ONE)
                .sync("u.1", 2, 4, message(1, "", 4))
                .event("u.1", "SEARCH OK INBOX - 1 0 " + call, "* SEARCH" + found, "c OK done");
    }

    @Test
    void searchFindsWhatMatches() {
        search("SUBJECT " + ONE, " 1").holds();
        search("SUBJECT absent", "").holds();
    }

    @Test
    void aMessageThatIsNotFoundIsFoundOut() {
        search("SUBJECT " + ONE, "").breaks("I18");
    }

    @Test
    void aMessageThatDoesNotMatchIsFoundOut() {
        search("SUBJECT absent", " 1").breaks("I18");
    }

    private static Story idle(long after, String... told) {
        return new Story()
                .sync("u.1", 1, 4)
                .lasting(9 * SECOND)
                .event("u.1", "IDLE OK INBOX - - 0", told)
                .append("u.2", 1, ONE)
                .pause(after * SECOND);
    }

    @Test
    void whoIdlesIsToldOfNewMessages() {
        idle(10, "* 1 EXISTS", "c OK done")
                .event(
                        "u.1",
                        "LEARN OK INBOX - - 0",
                        "* 1 FETCH (" + message(1, "", 5) + ")",
                        "d OK done")
                .holds();
    }

    @Test
    void aNewMessageThatIsNotToldIsFound() {
        idle(10, "c OK done").event("u.1", "STATUS OK x - - 0", "d OK done").breaks("I19");
    }

    @Test
    void besideAFaultItMayTakeLonger() {
        new Story()
                .event("nemesis.1", "FAULT OK F2 - - 0")
                .sync("u.1", 1, 4)
                .lasting(9 * SECOND)
                .event("u.1", "IDLE OK INBOX - - 0", "c OK done")
                .append("u.2", 1, ONE)
                .pause(10 * SECOND)
                .event("u.1", "STATUS OK x - - 0", "d OK done")
                .holds();
    }

    @Test
    void anExpungeThatIsNotToldIsFound() {
        new Story()
                .append("u.2", 1, ONE)
                .sync("u.1", 2, 4, message(1, "", 4))
                .sync("u.2", 2, 4, message(1, "", 4))
                .lasting(9 * SECOND)
                .event("u.1", "IDLE OK INBOX - - 0", "c OK done")
                .event("u.2", "EXPUNGE OK INBOX - 1 0", "* 1 EXPUNGE", "c OK done")
                .breaks("I19");
    }

    @Test
    void aLineAgainstTheGrammarIsFound() {
        new Story().event("u.1", "NOOP OK - - - 0", "* 0 EXPUNGE", "a OK done").breaks("I21");
    }

    @Test
    void anOkThatDoesNotSayWhereIsFound() {
        new Story().event("u.1", "APPEND OK INBOX - - 0 " + ONE, "a OK done").breaks("I21");
    }
}
