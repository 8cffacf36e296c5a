package io.culver.imap.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.imap.limits.Limits;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxDelta;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedDeltasTest {
    private static final SharedDeltas.Question QUESTION =
            new SharedDeltas.Question(
                    new AccountId(new UUID(1, 2)), new MailboxId(3), new ModSeq(4), ModSeq.ZERO);

    private final SharedDeltas deltas = new SharedDeltas();
    private final AtomicInteger asked = new AtomicInteger();

    private static MailboxDelta upTo(long modSeq, UidSet appeared) {
        return new MailboxDelta.Changed(
                new ModSeq(modSeq),
                new ModSeq(modSeq),
                UidSet.EMPTY,
                appeared,
                List.of(),
                List.of());
    }

    private MailboxDelta ask(long modSeq) {
        asked.incrementAndGet();
        return upTo(modSeq, UidSet.of(new Uid(modSeq)));
    }

    @Test
    void manyWhoAreToldOfTheSameChangeAskOnce() {
        MailboxDelta first = deltas.answer(QUESTION, new ModSeq(5), () -> ask(6));

        assertSame(first, deltas.answer(QUESTION, new ModSeq(6), () -> ask(6)));
        assertEquals(1, asked.get());
    }

    @Test
    void anAnswerThatLacksTheChangeIsNotTaken() {
        deltas.answer(QUESTION, new ModSeq(5), () -> ask(6));

        assertEquals(
                upTo(7, UidSet.of(new Uid(7))),
                deltas.answer(QUESTION, new ModSeq(7), () -> ask(7)));
        assertEquals(2, asked.get());
    }

    @Test
    void whoWaitedForAFailureDoesNotTryForHimself() throws Exception {
        CountDownLatch isAsking = new CountDownLatch(1);
        CountDownLatch mayFail = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<MailboxDelta>> all = new ArrayList<>();
            all.add(
                    threads.submit(() ->
                            deltas.answer(
                                    QUESTION,
                                    new ModSeq(5),
                                    () -> {
                                        asked.incrementAndGet();
                                        isAsking.countDown();
                                        await(mayFail);
                                        throw new MailException(MailError.UNAVAILABLE, "no");
                                    })));
            await(isAsking);
            Thread waiting =
                    Thread.ofVirtual()
                            .unstarted(() ->
                                    assertThrows(
                                            MailException.class,
                                            () ->
                                                    deltas.answer(
                                                            QUESTION,
                                                            new ModSeq(5),
                                                            () -> ask(6))));
            waiting.start();
            while (waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            mayFail.countDown();
            waiting.join();
            for (Future<MailboxDelta> it : all) {
                assertThrows(ExecutionException.class, it::get);
            }
        }
        assertEquals(1, asked.get());
        deltas.answer(QUESTION, new ModSeq(5), () -> ask(6));
        assertEquals(2, asked.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsLargeIsNotKept() {
        UidSet.Builder many = UidSet.builder();
        for (long uid = 1; uid < 2 * Limits.SHARED_DELTA_PARTS + 4; uid += 2) {
            many.add(new Uid(uid));
        }
        UidSet appeared = many.build();
        deltas.answer(QUESTION, new ModSeq(5), () -> upTo(5, appeared));

        deltas.answer(QUESTION, new ModSeq(5), () -> ask(5));
        assertEquals(1, asked.get());
    }
}
