package io.culver.mailbox.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TailTest {
    @Test
    void isAListOfWhatCameAndHasNotLeft() {
        Random random = new Random(3);
        Tail<Integer> tail = Tail.empty();
        List<Integer> plain = new ArrayList<>();
        List<Tail<Integer>> before = new ArrayList<>();
        List<List<Integer>> plainBefore = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            boolean grows = plain.isEmpty() || random.nextInt(2_000) > plain.size() * 8;
            tail = grows ? tail.plus(i) : tail.withoutOldest();
            if (grows) {
                plain.add(i);
            } else {
                plain.removeFirst();
            }
            before.add(tail);
            plainBefore.add(List.copyOf(plain));
        }
        assertEquals(plainBefore, before);
    }

    @Test
    void sharesNothingThatTwoOfThemAdd() {
        Tail<String> common = Tail.<String>empty().plus("a");
        Tail<String> one = common.plus("b");
        Tail<String> other = common.plus("c");

        assertEquals(List.of("a"), common);
        assertEquals(List.of("a", "b"), one);
        assertEquals(List.of("a", "c"), other);
    }

    @Test
    void hasNoOldestWhenItIsEmpty() {
        assertThrows(IndexOutOfBoundsException.class, () -> Tail.empty().withoutOldest());
    }
}
