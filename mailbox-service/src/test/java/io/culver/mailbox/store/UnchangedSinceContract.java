package io.culver.mailbox.store;

import static io.culver.mailbox.domain.Story.add;
import static io.culver.mailbox.domain.Story.replace;
import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.domain.SelectedRows;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.UidSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On every store a conditional STORE leaves alone what changed, on whichever node that was. RFC
 * 7162 §3.1.3; rules K3, K4
 */
public abstract class UnchangedSinceContract extends AccountContract {
    private static final MailboxName INBOX = new MailboxName("INBOX");
    private static final int ROUNDS = 20;
    private static final int RACERS = 6;

    @BeforeEach
    void fill() {
        create(INBOX);
        append(owner(), INBOX, 3);
    }

    private Answer.Stored store(
            AccountOwner owner, UidSet uids, FlagChange change, Optional<ModSeq> since) {
        var inbox = mailbox(owner, INBOX).id();
        return (Answer.Stored) execute(owner, new Request.StoreFlags(inbox, uids, change, since));
    }

    private Answer.Stored store(AccountOwner owner, UidSet uids, FlagChange change, ModSeq since) {
        return store(owner, uids, change, Optional.of(since));
    }

    private ModSeq store(UidSet uids, FlagChange change) {
        return store(owner(), uids, change, Optional.empty()).modSeq();
    }

    /** The messages that have the flag, as a node finds them that has just been started. */
    private String having(String flag) {
        return mailbox(INBOX).messages().select(uids(1, 3)).stream()
                .flatMap(SelectedRows::stream)
                .filter(row -> row.flags().contains(Flag.of(flag)))
                .map(row -> UidSet.of(row.uid()))
                .reduce(UidSet.EMPTY, UidSet::union)
                .toString();
    }

    @Test
    void whatAnotherNodeChangedIsRefusedAndTheRestIsStored() {
        AccountOwner one = owner();
        ModSeq seen = one.current().seq();
        store(uids(2, 2), add("$Work"));

        Answer.Stored stored = store(one, uids(1, 3), add("$Work", "\\Flagged"), seen);

        assertEquals(uids(2, 2), stored.refused());
        assertEquals("1,3", stored.changed().toString());
        assertEquals("1,3", having("\\Flagged"));
        assertEquals("1:3", having("$Work"));
    }

    @Test
    void anotherFlagIsNoReasonToRefuse() {
        AccountOwner one = owner();
        ModSeq seen = one.current().seq();
        store(uids(2, 2), add("\\Seen"));

        assertEquals(UidSet.EMPTY, store(one, uids(1, 3), add("$Work"), seen).refused());
        assertEquals("1:3", having("$Work"));
    }

    /** A node that begins with a checkpoint does not know which flag it was. */
    @Test
    void whatCannotBeToldIsRefused() {
        AccountOwners first = node();
        ModSeq seen = ownerOn(first).current().seq();
        store(ownerOn(first), uids(2, 2), add("\\Seen"), seen);
        first.close();

        assertEquals(uids(2, 2), store(owner(), uids(1, 3), add("$Work"), seen).refused());
        assertEquals("1,3", having("$Work"));
    }

    @Test
    void ofAllThatSawTheSameOneWins() throws Exception {
        List<AccountOwner> nodes = Stream.generate(this::owner).limit(RACERS).toList();
        for (int round = 0; round < ROUNDS; round++) {
            ModSeq seen = store(uids(1, 1), replace("round" + round));
            List<Answer.Stored> all =
                    Racing.all(
                            RACERS,
                            racer -> store(nodes.get(racer), uids(1, 1), add("$Mine"), seen));

            assertEquals(1, all.stream().filter(it -> it.refused().isEmpty()).count(), "" + all);
            assertEquals(1, all.stream().filter(it -> !it.changed().isEmpty()).count(), "" + all);
        }
    }
}
