package io.culver.proto.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.AccountId;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RendezvousBalancerTest {
    private static final List<AccountId> ACCOUNTS =
            LongStream.range(0, 100).mapToObj(i -> new AccountId(new UUID(i, i))).toList();

    private final String a = "a-" + UUID.randomUUID();
    private final String b = "b-" + UUID.randomUUID();
    private final String c = "c-" + UUID.randomUUID();
    private final TestNodes nodes = new TestNodes();

    @BeforeEach
    void start() throws IOException {
        nodes.start(a);
        nodes.start(b);
        nodes.start(c);
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void allCallersAskTheSameNodeForAnAccount() throws InterruptedException {
        Nodes one = ready(nodes.to(a, b, c), 3);
        Nodes other = ready(nodes.to(c, a, b), 3);
        Set<String> used = new HashSet<>();
        for (AccountId account : ACCOUNTS) {
            String node = nodes.ask(one, account);
            assertEquals(node, nodes.ask(other, account));
            assertEquals(node, one.ring().nodeOf(account).orElseThrow());
            used.add(node);
        }
        assertEquals(Set.of(a, b, c), used);
        assertEquals(ACCOUNTS.size(), one.ring().calls());
        assertEquals(0, one.ring().detours());
    }

    @Test
    void theAccountsOfALostNodeGoToTheOthersAndComeBack() throws Exception {
        Nodes caller = ready(nodes.to(a, b, c), 3);
        Map<AccountId, String> before = new HashMap<>();
        ACCOUNTS.forEach(account -> before.put(account, nodes.ask(caller, account)));
        nodes.stop(b);
        ready(caller, 2);
        for (AccountId account : ACCOUNTS) {
            String node = nodes.ask(caller, account);
            if (b.equals(before.get(account))) {
                assertNotEquals(b, node);
            } else {
                assertEquals(before.get(account), node);
            }
        }
        long lost = before.values().stream().filter(b::equals).count();
        assertEquals(lost, caller.ring().detours());
        nodes.start(b);
        nodes.tryAgain();
        ready(caller, 3);
        for (AccountId account : ACCOUNTS) {
            assertEquals(before.get(account), nodes.ask(caller, account));
        }
    }

    @Test
    void aCallForOneNodeGoesThereOrFailsAtOnce() throws InterruptedException {
        Nodes caller = ready(nodes.to(a, b), 2);
        for (String node : List.of(a, b)) {
            nodes.ask(caller.at(node), ACCOUNTS.getFirst());
            assertEquals(node, nodes.askedLast(ACCOUNTS.getFirst()));
        }
        var failure =
                assertThrows(
                        StatusRuntimeException.class,
                        () -> nodes.ask(caller.at(c), ACCOUNTS.getFirst()));
        assertEquals(Status.Code.UNAVAILABLE, failure.getStatus().getCode());
    }

    @Test
    void callsOfNoAccountTakeTurns() throws InterruptedException {
        Nodes caller = ready(nodes.to(a, b), 2);
        Set<String> used = new HashSet<>();
        for (AccountId account : ACCOUNTS) {
            nodes.ask(caller.any(), account);
            used.add(nodes.askedLast(account));
        }
        assertEquals(Set.of(a, b), used);
    }

    @Test
    void aCallWaitsForTheFirstNode() throws Exception {
        nodes.stop(a);
        Nodes caller = nodes.to(a);
        Thread asking = Thread.ofVirtual().start(() -> nodes.ask(caller, ACCOUNTS.getFirst()));
        nodes.start(a);
        nodes.tryAgain();
        assertTrue(asking.join(Duration.ofSeconds(10)));
        assertEquals(a, nodes.askedLast(ACCOUNTS.getFirst()));
    }

    private static Nodes ready(Nodes nodes, int count) throws InterruptedException {
        var changes = new Semaphore(0);
        nodes.ring().listen(changes::release);
        while (nodes.ring().ready().size() != count) {
            assertTrue(changes.tryAcquire(10, TimeUnit.SECONDS), "still " + nodes.ring().ready());
        }
        return nodes;
    }
}
