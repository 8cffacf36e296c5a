package io.culver.perf.response;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Sequence sets as text, such as {@code 1:3,7}. RFC 9051 §9, sequence-set */
public final class Sets {
    /** A set of more is a mistake of somebody's. */
    private static final long MAX = 10_000_000;

    private Sets() {}

    /** All numbers of the set, in its order. */
    public static List<Long> numbers(String set) {
        List<Long> numbers = new ArrayList<>();
        if (set.isEmpty()) {
            return numbers;
        }
        for (String range : set.split(",", -1)) {
            int colon = range.indexOf(':');
            long one = Long.parseLong(colon < 0 ? range : range.substring(0, colon));
            long other = colon < 0 ? one : Long.parseLong(range.substring(colon + 1));
            if (Math.abs(other - one) + numbers.size() > MAX) {
                throw new IllegalArgumentException("a set of more than " + MAX);
            }
            for (long n = Math.min(one, other); n <= Math.max(one, other); n++) {
                numbers.add(n);
            }
        }
        return numbers;
    }

    /** The numbers, ascending, with ranges. */
    public static String text(Collection<Long> numbers) {
        List<Long> sorted = numbers.stream().sorted().distinct().toList();
        var text = new StringBuilder();
        for (int i = 0; i < sorted.size(); i++) {
            int end = i;
            while (end + 1 < sorted.size() && sorted.get(end + 1) == sorted.get(end) + 1) {
                end++;
            }
            text.append(text.isEmpty() ? "" : ",").append(sorted.get(i));
            if (end > i) {
                text.append(':').append(sorted.get(end));
            }
            i = end;
        }
        return text.toString();
    }
}
