package io.culver.mailbox.domain;

import static io.culver.mailbox.domain.Story.add;
import static io.culver.mailbox.domain.Story.flags;
import static io.culver.mailbox.domain.Story.remove;
import static io.culver.mailbox.domain.Story.replace;
import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.ModSeq;
import io.culver.model.OpId;
import io.culver.model.QuotaLimits;
import io.culver.model.UidSet;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** STORE with UNCHANGEDSINCE. RFC 7162 §3.1.3, §3.1.12 */
class UnchangedSinceTest {

    private static Answer.Stored store(Story story, UidSet uids, ModSeq since, FlagChange change) {
        return (Answer.Stored) story.grant(request(story, uids, since, change));
    }

    private static Request request(Story story, UidSet uids, ModSeq since, FlagChange change) {
        return new Request.StoreFlags(story.id("a"), uids, change, Optional.of(since));
    }

    @Test
    void leavesMessagesAloneThatChangedSince() {
        Story story = Story.with("a");
        story.append("a", 3);
        ModSeq seen = story.state().seq();
        story.store("a", uids(2, 2), add("\\Seen"));

        Answer.Stored stored = store(story, uids(1, 3), seen, replace("\\Flagged"));

        assertEquals(uids(2, 2), stored.refused());
        assertEquals("1,3", stored.changed().toString());
        assertEquals(flags("\\Seen"), story.flagsOf("a", 2));
        assertEquals(flags("\\Flagged"), story.flagsOf("a", 3));
    }

    @Test
    void sparesAMessageOfWhichOnlyAnotherFlagChanged() {
        Story story = Story.with("a");
        story.append("a", 2);
        ModSeq seen = story.state().seq();
        story.store("a", uids(1, 1), add("\\Deleted", "other"));
        story.store("a", uids(2, 2), add("$Processed", "other"));

        Answer.Stored stored = store(story, uids(1, 2), seen, add("$processed"));

        assertEquals(uids(2, 2), stored.refused());
        assertEquals(uids(1, 1), stored.changed());
    }

    @Test
    void refusesWhatTheHistoryDoesNotExplain() {
        Story story = Story.with("a");
        story.append("a", 1);
        ModSeq seen = story.state().seq();
        story.store("a", uids(1, 1), add("\\Deleted"));

        Decision decision =
                Decider.decide(
                        story.state(),
                        story.history().newest(0, 0),
                        story.newOp(),
                        Instant.EPOCH,
                        request(story, uids(1, 1), new ModSeq(seen.value() - 1), add("$Work")),
                        QuotaLimits.NONE);

        var nothing = assertInstanceOf(Decision.Nothing.class, decision);
        assertEquals(uids(1, 1), ((Answer.Stored) nothing.answer()).refused());
    }

    @Test
    void refusesMessagesThatCameSince() {
        Story story = Story.with("a", "b");
        story.append("a", 1);
        ModSeq seen = story.state().seq();
        story.append("a", 1);
        story.grant(new Request.MoveMessages(story.id("a"), uids(1, 1), story.mailbox("a").name()));

        assertEquals(uids(2, 3), store(story, uids(1, 9), seen, remove("$Work")).refused());
    }

    @Test
    void nothingIsOlderThanZeroButAKeywordThatIsNotThere() {
        Story story = Story.with("a");
        story.append("a", Flags.NONE, flags("$MDNSent"));

        assertEquals(uids(1, 2), zero(story, add("\\Seen")).refused());
        assertEquals(uids(1, 2), zero(story, remove("\\Seen")).refused());
        assertEquals(uids(1, 2), zero(story, replace("$MDNSent")).refused());
        Answer.Stored stored = zero(story, add("$MDNSent"));
        assertEquals(uids(2, 2), stored.refused());
        assertEquals(uids(1, 1), stored.changed());
    }

    private static Answer.Stored zero(Story story, FlagChange change) {
        return store(story, uids(1, 2), ModSeq.ZERO, change);
    }

    @Test
    void aRepeatedRequestGetsTheSameAnswer() {
        Story story = Story.with("a");
        story.append("a", 2);
        ModSeq seen = story.state().seq();
        story.store("a", uids(2, 2), add("\\Seen"));
        OpId op = story.newOp();
        Request request = request(story, uids(1, 2), seen, add("\\Seen"));

        Answer first = story.grant(op, request);

        assertEquals(new Answer.Stored(story.state().seq(), uids(1, 1), uids(2, 2)), first);
        assertEquals(first, story.grant(op, request));
    }
}
