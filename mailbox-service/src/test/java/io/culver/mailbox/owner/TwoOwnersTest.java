package io.culver.mailbox.owner;

import static io.culver.mailbox.domain.Story.flags;
import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.domain.SelectedRows;
import io.culver.mailbox.domain.Story;
import io.culver.mailbox.store.FaultyAccountLog;
import io.culver.mailbox.store.FaultyAccountLog.Faults;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.MessageRow;
import io.culver.model.ModSeq;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.model.Uid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes that both believe that they own an account. */
class TwoOwnersTest {
    private static final MailboxName NAME = new MailboxName("a");
    private static final int THREADS = 10;

    private static List<MessageRow> rows(AccountOwner owner) {
        return owner
                .current()
                .mailbox(NAME)
                .orElseThrow()
                .messages()
                .select(uids(1, Uid.MAX))
                .stream()
                .flatMap(SelectedRows::stream)
                .toList();
    }

    private static void inParallel(int threads, IntConsumer task) throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            all.add(Thread.startVirtualThread(() -> task.accept(number)));
        }
        for (Thread it : all) {
            it.join();
        }
    }

    /** Rules F7, F8. */
    @Test
    void aThousandStoresLoseNoUpdateAndModSeqsAscend() throws Exception {
        OwnerRig rig = new OwnerRig(5);
        AccountOwner[] owners = {rig.owner(), rig.owner()};
        rig.create(owners[0], NAME.value());
        rig.append(owners[0], NAME.value(), 500);
        MailboxId mailbox = owners[0].current().mailbox(NAME).orElseThrow().id();
        AtomicInteger next = new AtomicInteger();
        Queue<ModSeq> modSeqs = new ConcurrentLinkedQueue<>();

        inParallel(
                THREADS,
                thread -> {
                    ModSeq last = ModSeq.ZERO;
                    for (int i = next.getAndIncrement(); i < 1000; i = next.getAndIncrement()) {
                        String flag = i % 2 == 0 ? "even" : "odd";
                        Request store =
                                new Request.StoreFlags(
                                        mailbox, uids(i / 2 + 1, i / 2 + 1), Story.add(flag));
                        Answer.Stored stored =
                                (Answer.Stored) owners[thread % 2].execute(rig.newOp(), store);
                        assertTrue(stored.modSeq().isAfter(last));
                        last = stored.modSeq();
                        modSeqs.add(last);
                    }
                });

        assertEquals(1000, new TreeSet<>(modSeqs).size());
        for (AccountOwner owner : owners) {
            assertEquals(500, rows(owner).size());
            rows(owner).forEach(it -> assertEquals(flags("even", "odd"), it.flags()));
        }
        assertTrue(rig.meters().get("culver.owner.commit.lost").counter().count() > 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverTheLogDoesAcknowledgedIsThereOnceAndRefusedIsNot(long seed) throws Exception {
        List<FaultyAccountLog> faulty = new ArrayList<>();
        OwnerRig rig =
                new OwnerRig(seed)
                        .withLog(log -> {
                            faulty.add(new FaultyAccountLog(log, new Random(seed), Faults.NONE));
                            return faulty.getFirst();
                        });
        AccountOwner[] owners = {rig.owner(), rig.owner(), rig.owner()};
        rig.create(owners[0], NAME.value());
        faulty.getFirst().become(Faults.evenly(0.4));
        Map<EmailId, Answer.Appended> acknowledged = new ConcurrentHashMap<>();
        Queue<EmailId> refused = new ConcurrentLinkedQueue<>();

        inParallel(
                THREADS,
                thread -> {
                    for (int i = 0; i < 30; i++) {
                        AccountOwner owner = owners[(thread + i) % owners.length];
                        appendOne(rig, owner, acknowledged, refused);
                    }
                });
        faulty.getFirst().heal();

        Map<EmailId, List<MessageRow>> found = new HashMap<>();
        for (MessageRow it : rows(rig.owner())) {
            found.computeIfAbsent(it.email(), _ -> new ArrayList<>()).add(it);
        }
        acknowledged.forEach((email, answer) -> {
            List<MessageRow> once = found.getOrDefault(email, List.of());
            assertEquals(1, once.size());
            assertEquals(answer.modSeq(), once.getFirst().modSeq());
            assertEquals(answer.uids().first().orElseThrow(), once.getFirst().uid());
        });
        refused.forEach(email -> assertEquals(false, found.containsKey(email)));
        found.values().forEach(it -> assertEquals(1, it.size()));
        assertTrue(acknowledged.size() > 200);
    }

    /** A front end whose call fails without an outcome asks again, on the same node. */
    private static void appendOne(
            OwnerRig rig,
            AccountOwner owner,
            Map<EmailId, Answer.Appended> acknowledged,
            Queue<EmailId> refused) {
        EmailId email;
        try {
            email = owner.newEmailId();
        } catch (MailException failure) {
            return;
        }
        Request append = new Request.AppendMessages(NAME, List.of(OwnerRig.message(email)));
        var op = rig.newOp();
        boolean mayBeThere = false;
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                acknowledged.put(email, (Answer.Appended) owner.execute(op, append));
                return;
            } catch (MailException failure) {
                mayBeThere |= failure.error() == MailError.OUTCOME_UNKNOWN;
            }
        }
        if (!mayBeThere) {
            refused.add(email);
        }
    }

    @Test
    void aWriterThatPausedLosesToWhatHappenedMeanwhile() {
        OwnerRig rig = new OwnerRig(7);
        AccountOwner paused = rig.owner();
        rig.create(paused, NAME.value());
        AccountOwner other = rig.owner();
        for (int i = 0; i < 10; i++) {
            rig.append(other, NAME.value(), 1);
        }

        Answer.Appended late = rig.append(paused, NAME.value(), 1);

        assertEquals(uids(11, 11), late.uids());
        assertEquals(11, Stream.of(paused, other).mapToInt(it -> rows(it).size()).min().orElse(0));
    }

    /** However they race, on one node and on two, as many messages get in as there is room for. */
    @Test
    void noMoreMessagesGetInThanTheQuotaHasRoomFor() throws Exception {
        OwnerRig rig = new OwnerRig(3);
        List<AccountOwner> owners = List.of(rig.owner(), rig.owner());
        rig.create(owners.getFirst(), "a");
        owners.getFirst()
                .execute(
                        rig.newOp(),
                        new Request.SetQuota(
                                Map.of(QuotaResource.MESSAGE, new QuotaSetting.AtMost(20))));
        AtomicInteger granted = new AtomicInteger();
        Queue<MailError> refusals = new ConcurrentLinkedQueue<>();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            AccountOwner owner = owners.get(i % 2);
            clients.add(
                    Thread.startVirtualThread(() -> {
                        try {
                            rig.append(owner, "a", 1);
                            granted.incrementAndGet();
                        } catch (MailException refusal) {
                            refusals.add(refusal.error());
                        }
                    }));
        }
        for (Thread client : clients) {
            client.join();
        }
        assertEquals(20, granted.get());
        assertEquals(40, refusals.size());
        assertTrue(refusals.stream().allMatch(MailError.OVER_QUOTA::equals));
        assertEquals(20L, rig.owner().quota().usage().get(QuotaResource.MESSAGE));
    }
}
