package io.culver.mailbox.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * THREAD ORDEREDSUBJECT: messages with the same base subject are a thread, all of them replies to
 * its first. RFC 5256 §3
 */
final class OrderedSubject {
    private static final Comparator<Candidate> BY_SUBJECT =
            Comparator.comparing(message -> message.keys().subject(), Arrays::compareUnsigned);

    private OrderedSubject() {}

    static List<ThreadNode> threads(List<Candidate> messages) {
        List<Candidate> sorted = new ArrayList<>(messages);
        sorted.sort(BY_SUBJECT.thenComparing(Candidate.BY_DATE));
        List<ThreadNode> threads = new ArrayList<>();
        for (Candidate message : sorted) {
            if (!threads.isEmpty() && isSame(threads.getLast().first(), message)) {
                threads.getLast().add(ThreadNode.of(message));
            } else {
                threads.add(ThreadNode.of(message));
            }
        }
        threads.sort(ThreadNode.BY_DATE);
        return threads;
    }

    private static boolean isSame(Candidate one, Candidate other) {
        return Arrays.equals(one.keys().subject(), other.keys().subject());
    }
}
