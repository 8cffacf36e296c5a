package io.culver.mailbox.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.culver.mailbox.limits.Limits;
import io.culver.model.Address;
import io.culver.model.Envelope;
import io.culver.model.RawText;
import io.culver.model.ThreadAlgorithm;
import io.culver.model.ThreadMember;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Case 89: what senders put into References costs neither the stack nor more than n log n. RFC 5256
 * §3
 */
class HostileThreadsTest {
    private static final int MANY = 100_000;
    private static final Duration BOUND = Duration.ofSeconds(10);

    @Test
    void usesNoMoreThanSomeReferencesOfAMessage() {
        String ids =
                IntStream.range(0, 50_000)
                        .mapToObj(i -> "<" + i + "@x>")
                        .collect(Collectors.joining(" "));
        var none = Optional.<RawText>empty();
        List<Address> nobody = List.of();
        var envelope =
                new Envelope(
                        none, none, nobody, nobody, nobody, nobody, nobody, nobody, none, none);
        var maker = new KeyMaker(new byte[16]);
        MessageKeys keys = maker.make(envelope, Optional.of(new RawText(ids)));
        assertEquals(Limits.REFERENCES, keys.references().length);
        MessageKeys last = maker.make(envelope, Optional.of(new RawText("<49999@x>")));
        assertEquals(last.references()[0], keys.references()[Limits.REFERENCES - 1]);
    }

    @Test
    void threadsAChainOfAllMessages() {
        assertEquals(MANY, thread(n -> refs(n, n - 1)).size());
        assertEquals(MANY, thread(n -> refs(MANY - n, MANY - n - 1)).size());
    }

    /** One chain, and under its end, one after the other, messages that have replies already. */
    @Test
    void linksUnderADeepEnd() {
        thread(n ->
                n <= MANY / 3
                        ? refs(n, n - 1)
                        : n <= 2 * MANY / 3 ? refs(MANY + n, n) : refs(n - MANY / 3, MANY / 3));
    }

    @Test
    void breaksOneLargeCircle() {
        assertEquals(MANY, thread(n -> refs(n, n == 1 ? MANY : n - 1)).size());
    }

    @Test
    void takesManyRandomReferences() {
        var random = new SplittableRandom(89);
        thread(n -> refs(n, random.longs(20, 1, MANY).toArray()));
    }

    @Test
    void passesOverManyDummies() {
        thread(n -> refs(0, LongStream.range(0, 15).map(i -> n * 100L + i).toArray()));
    }

    private static List<ThreadMember> thread(IntFunction<MessageKeys> keys) {
        var mails = new Mails();
        for (int n = 1; n <= MANY; n++) {
            mails.add(keys.apply(n), n, 1);
        }
        return assertTimeout(
                BOUND, () -> Threading.thread(mails.messages(), ThreadAlgorithm.REFERENCES));
    }

    /** A message by the numbers of its id and its references, of which 0 is none. */
    private static MessageKeys refs(long id, long... references) {
        MessageKeys none = MessageKeys.NONE;
        return new MessageKeys(
                none.sent(),
                none.subject(),
                false,
                none.from(),
                none.to(),
                none.cc(),
                none.displayFrom(),
                none.displayTo(),
                spread(id),
                LongStream.of(references)
                        .filter(it -> it > 0)
                        .map(HostileThreadsTest::spread)
                        .toArray());
    }

    /** As numbers of ids are: anywhere. */
    private static long spread(long id) {
        return id * 0x9E37_79B9_7F4A_7C15L;
    }
}
