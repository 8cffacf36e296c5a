package io.culver.mailbox.domain;

import static io.culver.mailbox.domain.Story.flags;
import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.Flags;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import org.junit.jupiter.api.Test;

/** Which messages have left a mailbox. RFC 7162 §3.2.6; rule K11 */
class VanishedTest {
    private static final UidSet ALL = uids(1, Uid.MAX);

    private static String vanished(Story story, History history, ModSeq since, UidSet uids) {
        return MailboxChanges.vanished(story.mailbox("a"), history, since, uids).toString();
    }

    private static void expunge(Story story, long first, long last) {
        story.grant(new Request.Expunge(story.id("a"), uids(first, last)));
    }

    private static Story fiveDeleted() {
        Story story = Story.with("a", "b");
        Flags deleted = flags("\\Deleted");
        story.append("a", deleted, deleted, deleted, deleted, deleted);
        return story;
    }

    @Test
    void tellsWhatLeftSinceAndNotWhatLeftBefore() {
        Story story = fiveDeleted();
        expunge(story, 1, 1);
        ModSeq seen = story.state().seq();
        expunge(story, 5, 5);
        story.grant(new Request.MoveMessages(story.id("a"), uids(3, 3), story.mailbox("b").name()));

        assertEquals("3,5", vanished(story, story.history(), seen, ALL));
        assertEquals("3", vanished(story, story.history(), seen, uids(1, 4)));
        assertEquals("", vanished(story, story.history(), story.state().seq(), ALL));
    }

    /** A client may know a message that came after the change that it asks from. */
    @Test
    void tellsAlsoWhatCameAndWent() {
        Story story = fiveDeleted();
        ModSeq seen = story.state().seq();
        story.append("a", flags("\\Deleted"));
        expunge(story, 6, 6);

        assertEquals("6", vanished(story, story.history(), seen, ALL));
    }

    /** Never too little. */
    @Test
    void tellsAllThatAreMissingBelowTheFloor() {
        Story story = fiveDeleted();
        expunge(story, 1, 2);
        ModSeq seen = story.state().seq();
        expunge(story, 5, 5);
        story.append("b", 3);
        History shortened = story.history().newest(1, 0);

        assertEquals("1:2,5", vanished(story, shortened, seen, ALL));
        assertEquals("2,5", vanished(story, shortened, seen, uids(2, 9)));
    }

    @Test
    void tellsNothingOfAMailboxThatDidNotChangeHoweverShortTheHistory() {
        Story story = fiveDeleted();
        expunge(story, 1, 2);
        ModSeq seen = story.state().seq();
        story.append("b", 3);

        assertEquals("", vanished(story, story.history().newest(1, 0), seen, ALL));
    }
}
