package io.culver.proto.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RendezvousTest {
    private static final List<String> KEYS =
            LongStream.range(0, 20_000).mapToObj(i -> new UUID(i, ~i).toString()).toList();
    private static final List<String> NODES =
            IntStream.range(0, 10).mapToObj(i -> "10.0.0." + i + ":7143").toList();

    @Test
    void givesEachNodeItsShare() {
        Map<String, Integer> shares = new HashMap<>();
        KEYS.forEach(key -> shares.merge(first(NODES, key), 1, Integer::sum));
        int even = KEYS.size() / NODES.size();
        assertEquals(Set.copyOf(NODES), shares.keySet());
        shares.forEach((node, share) ->
                assertTrue(Math.abs(share - even) < even / 10, node + " has " + share));
    }

    @Test
    void movesOnlyTheKeysOfANodeThatLeaves() {
        String leaving = NODES.get(3);
        Set<String> rest = new HashSet<>(NODES);
        rest.remove(leaving);
        Set<String> heirs = new HashSet<>();
        for (String key : KEYS) {
            String before = first(NODES, key);
            if (before.equals(leaving)) {
                heirs.add(first(List.copyOf(rest), key));
            } else {
                assertEquals(before, first(List.copyOf(rest), key), key);
            }
        }
        assertEquals(rest, heirs, "all others take a part of what it had");
    }

    @Test
    void doesNotDependOnTheOrderOfTheNodes() {
        for (String key : KEYS) {
            assertEquals(first(NODES, key), first(NODES.reversed(), key));
        }
    }

    /** Processes of different versions route alike only as long as these do not change. */
    @Test
    void isTheSameInEveryVersion() {
        assertEquals("b:7143", first(List.of("a:7143", "b:7143", "c:7143"), "anne"));
        assertEquals(-5336379391441239390L, Rendezvous.hash("10.0.0.1:7143"));
        assertEquals(
                1457999130657322160L,
                Rendezvous.score(Rendezvous.hash("a:7143"), Rendezvous.hash("anne")));
    }

    @Test
    void findsNothingAmongNoNodes() {
        assertEquals(Optional.empty(), Rendezvous.first(Set.of(), "anne"));
    }

    private static String first(List<String> nodes, String key) {
        return Rendezvous.first(nodes, key).orElseThrow();
    }
}
