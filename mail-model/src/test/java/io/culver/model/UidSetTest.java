package io.culver.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** UidSet does what a plain set of numbers does, at both ends of the range of UIDs. */
class UidSetTest {
    private static final int TRIES = 200;
    private static final long TOP = Uid.MAX;

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void containsWhatWasAdded(RepetitionInfo seed) {
        List<UidSet.Range> ranges = someRanges(seeded(seed));
        UidSet uids = setOf(ranges);
        NavigableSet<Long> model = modelOf(ranges);
        assertEquals(model, modelOf(uids));
        assertEquals(model.size(), uids.size());
        assertEquals(model.isEmpty(), uids.isEmpty());
        assertEquals(model.stream().findFirst().map(Uid::new), uids.first());
        assertEquals(model.reversed().stream().findFirst().map(Uid::new), uids.last());
        for (long uid = 1; uid <= 50; uid++) {
            assertEquals(model.contains(uid), uids.contains(new Uid(uid)));
            long high = TOP + 1 - uid;
            assertEquals(model.contains(high), uids.contains(new Uid(high)));
        }
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void rangesNeitherTouchNorOverlap(RepetitionInfo seed) {
        List<UidSet.Range> ranges = someRanges(seeded(seed));
        UidSet uids = setOf(ranges);
        long last = -1;
        for (UidSet.Range range : uids.ranges()) {
            assertTrue(range.first().value() > last + 1);
            last = range.last().value();
        }
        assertEquals(uids.rangeCount(), uids.ranges().size());
        assertEquals(uids, setOf(uids.ranges()));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void combinesAsSetsDo(RepetitionInfo seed) {
        RandomGenerator random = seeded(seed);
        List<UidSet.Range> one = someRanges(random);
        List<UidSet.Range> other = someRanges(random);
        NavigableSet<Long> union = modelOf(one);
        union.addAll(modelOf(other));
        NavigableSet<Long> both = modelOf(one);
        both.retainAll(modelOf(other));
        NavigableSet<Long> rest = modelOf(one);
        rest.removeAll(modelOf(other));
        assertEquals(setOf(union), setOf(one).union(setOf(other)));
        assertEquals(setOf(both), setOf(one).intersect(setOf(other)));
        assertEquals(setOf(rest), setOf(one).minus(setOf(other)));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void buildsTheSameInAnyOrder(RepetitionInfo seed) {
        List<UidSet.Range> ranges = someRanges(seeded(seed));
        UidSet uids = setOf(ranges);
        assertEquals(uids, setOf(ranges.reversed()));
        assertEquals(uids.hashCode(), setOf(ranges.reversed()).hashCode());
        assertEquals(uids, UidSet.builder().addAll(uids).addAll(uids).build());
    }

    @Test
    void joinsNeighbours() {
        assertEquals("1:3", uids(1, 2, 3).toString());
        assertEquals("1:3", uids(1, 3, 2).toString());
        assertEquals("1,3", uids(3, 1, 1, 3).toString());
        assertEquals("2:4,7", uids(7, 4, 2, 3).toString());
    }

    @Test
    void holdsTheHighestUid() {
        UidSet top = UidSet.of(new Uid(TOP - 1), new Uid(TOP));
        assertTrue(top.contains(new Uid(TOP)));
        assertEquals("4294967294:4294967295", top.toString());
        assertEquals(List.of(new Uid(TOP - 1), new Uid(TOP)), listOf(top));
        assertEquals(uids(TOP - 1), top.minus(uids(TOP)));
        assertEquals(top, uids(TOP).union(uids(TOP - 1)));
        assertEquals(top, UidSet.of(new Uid(1), new Uid(TOP)).minus(upTo(TOP - 2)));
        assertEquals(TOP, UidSet.of(new Uid(1), new Uid(TOP)).size());
    }

    @Test
    void takesTheEndsOfARangeInEitherOrder() {
        assertEquals(UidSet.of(new Uid(2), new Uid(9)), UidSet.of(new Uid(9), new Uid(2)));
        assertThrows(
                IllegalArgumentException.class, () -> new UidSet.Range(new Uid(3), new Uid(2)));
    }

    @Test
    void swallowsRangesInsideAWiderOne() {
        UidSet.Builder builder = UidSet.builder();
        builder.add(new Uid(5), new Uid(6)).add(new Uid(1), new Uid(100)).add(new Uid(50));
        assertEquals(upTo(100), builder.build());
    }

    @Test
    void keepsItsUidsWhenItsBuilderGoesOn() {
        UidSet.Builder builder = UidSet.builder().add(new Uid(1));
        UidSet early = builder.build();
        UidSet late = builder.add(new Uid(2)).build();
        assertEquals("1", early.toString());
        assertEquals("1:2", late.toString());
    }

    @Test
    void emptyIsNeutral() {
        UidSet some = uids(1, 5);
        assertSame(UidSet.EMPTY, UidSet.builder().build());
        assertEquals(some, some.union(UidSet.EMPTY));
        assertEquals(some, UidSet.EMPTY.union(some));
        assertEquals(some, some.minus(UidSet.EMPTY));
        assertTrue(some.minus(some).isEmpty());
        assertTrue(some.intersect(UidSet.EMPTY).isEmpty());
        assertEquals(Optional.empty(), UidSet.EMPTY.first());
        assertEquals("", UidSet.EMPTY.toString());
        assertFalse(UidSet.EMPTY.contains(new Uid(1)));
        assertThrows(NoSuchElementException.class, () -> UidSet.EMPTY.iterator().next());
    }

    /** Few and small ranges, in the lowest and the highest fifty UIDs, in any order. */
    private static List<UidSet.Range> someRanges(RandomGenerator random) {
        return Stream.generate(() -> someRange(random)).limit(random.nextInt(13)).toList();
    }

    private static UidSet.Range someRange(RandomGenerator random) {
        long first =
                random.nextBoolean() ? random.nextLong(1, 51) : random.nextLong(TOP - 49, TOP + 1);
        return range(first, Math.min(first + random.nextInt(9), TOP));
    }

    private static RandomGenerator seeded(RepetitionInfo seed) {
        return new SplittableRandom(seed.getCurrentRepetition());
    }

    private static UidSet.Range range(long first, long last) {
        return new UidSet.Range(new Uid(first), new Uid(last));
    }

    private static UidSet upTo(long last) {
        return UidSet.of(new Uid(1), new Uid(last));
    }

    private static UidSet uids(long... numbers) {
        UidSet.Builder uids = UidSet.builder();
        LongStream.of(numbers).mapToObj(Uid::new).forEach(uids::add);
        return uids.build();
    }

    private static UidSet setOf(List<UidSet.Range> ranges) {
        UidSet.Builder uids = UidSet.builder();
        ranges.forEach(range -> uids.add(range.first(), range.last()));
        return uids.build();
    }

    private static UidSet setOf(NavigableSet<Long> numbers) {
        return uids(numbers.stream().mapToLong(Long::longValue).toArray());
    }

    private static NavigableSet<Long> modelOf(List<UidSet.Range> ranges) {
        NavigableSet<Long> model = new TreeSet<>();
        for (UidSet.Range range : ranges) {
            LongStream.rangeClosed(range.first().value(), range.last().value()).forEach(model::add);
        }
        return model;
    }

    private static NavigableSet<Long> modelOf(UidSet uids) {
        NavigableSet<Long> model = new TreeSet<>();
        for (Uid uid : uids) {
            assertTrue(model.isEmpty() || model.last() < uid.value(), "ascends");
            model.add(uid.value());
        }
        return model;
    }

    private static List<Uid> listOf(UidSet uids) {
        List<Uid> list = new ArrayList<>();
        uids.forEach(list::add);
        return list;
    }

    @Test
    void highestOfSeveralRanges() {
        UidSet set =
                UidSet.builder()
                        .add(new Uid(1), new Uid(3))
                        .add(new Uid(7))
                        .add(new Uid(9), new Uid(12))
                        .build();

        assertEquals("", set.highest(0).toString());
        assertEquals("11:12", set.highest(2).toString());
        assertEquals("7,9:12", set.highest(5).toString());
        assertEquals("3,7,9:12", set.highest(6).toString());
        assertEquals(set, set.highest(8));
        assertEquals(set, set.highest(Long.MAX_VALUE));
    }
}
