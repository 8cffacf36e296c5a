package io.culver.mailbox.store;

import static io.culver.mailbox.domain.Story.add;
import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.domain.Request;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.mailbox.owner.LogBounds;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On every store a node that knows nothing yet tells which messages left a mailbox: exactly as far
 * as the log reaches back, and below that never too few. RFC 7162 §3.2.6; rules K10, K11
 */
public abstract class VanishedContract extends AccountContract {
    private static final MailboxName A = new MailboxName("a");
    private static final MailboxName B = new MailboxName("b");
    private static final UidSet ALL = uids(1, Uid.MAX);

    /** Three times so much is more than the log keeps below a checkpoint. */
    private static final int MUCH = 400;

    @Override
    LogBounds bounds() {
        return new LogBounds(512, 1024, 0);
    }

    @BeforeEach
    void fill() {
        create(A, B);
        append(owner(), A, 9);
    }

    private void expunge(AccountOwner owner, UidSet uids) {
        var a = mailbox(owner, A).id();
        execute(owner, new Request.StoreFlags(a, uids, add("\\Deleted")));
        execute(owner, new Request.Expunge(a, uids));
    }

    private void move(AccountOwner owner, UidSet uids) {
        execute(owner, new Request.MoveMessages(mailbox(owner, A).id(), uids, B));
    }

    private String vanished(ModSeq since, UidSet uids) {
        AccountOwner owner = owner();
        return owner.vanishedSince(mailbox(owner, A).id(), since, uids).toString();
    }

    /** Lets so much happen elsewhere that the log no longer tells what was before. */
    private void forget() throws Exception {
        ModSeq before = head().seq();
        AccountOwners node = node();
        AccountOwner owner = ownerOn(node);
        for (String name : List.of("x", "y", "z")) {
            Racing.all(MUCH, i -> execute(owner, new Request.Subscribe(new MailboxName(name + i))));
        }
        node.close(); // writes a checkpoint
        assertTrue(head().floor().isAfter(before), "the log still tells");
    }

    @Test
    void tellsWhatLeftSinceAndNothingElse() {
        expunge(owner(), uids(1, 2));
        ModSeq seen = head().seq();
        AccountOwners node = node();
        expunge(ownerOn(node), uids(4, 5));
        move(ownerOn(node), uids(9, 9));
        append(ownerOn(node), A, 2);

        assertEquals("4:5,9", vanished(seen, ALL));
        node.close(); // what is below a checkpoint is in the log all the same
        assertEquals("4:5,9", vanished(seen, ALL));
        assertEquals("5,9", vanished(seen, uids(5, 20)));
        assertEquals("", vanished(head().seq(), ALL));
    }

    @Test
    void tellsAllThatAreMissingBelowTheFloor() throws Exception {
        expunge(owner(), uids(1, 2));
        ModSeq seen = head().seq();
        expunge(owner(), uids(5, 5));
        forget();

        assertEquals("1:2,5", vanished(seen, ALL));
        assertEquals("2,5", vanished(seen, uids(2, 20)));
    }

    @Test
    void tellsNothingOfAMailboxThatDidNotChangeHoweverLowTheFloorIs() throws Exception {
        expunge(owner(), uids(1, 2));
        ModSeq seen = head().seq();
        forget();

        assertEquals("", vanished(seen, ALL));
    }
}
