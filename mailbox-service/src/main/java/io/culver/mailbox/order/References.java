package io.culver.mailbox.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** THREAD REFERENCES: who answers whom by message ids, then by subjects. RFC 5256 §3 */
final class References {
    private References() {}

    static List<ThreadNode> threads(List<Candidate> messages) {
        List<ThreadNode> threads = new ReferenceTree(messages).threads(); // steps 1 to 3
        threads.stream().filter(ThreadNode::isDummy).forEach(References::sortReplies);
        threads.sort(ThreadNode.BY_DATE); // step 4
        List<ThreadNode> merged = mergeSubjects(threads); // step 5
        sortAll(merged); // step 6
        return merged;
    }

    private static void sortReplies(ThreadNode node) {
        node.replies().sort(ThreadNode.BY_DATE);
    }

    /** Dummies are at the top only, so those below are in order before they are looked at. */
    private static void sortAll(List<ThreadNode> threads) {
        List<ThreadNode> level = threads;
        while (!level.isEmpty()) {
            List<ThreadNode> below = new ArrayList<>();
            for (ThreadNode node : level) {
                if (!node.replies().isEmpty()) {
                    sortReplies(node);
                    below.addAll(node.replies());
                }
            }
            level = below;
        }
        threads.sort(ThreadNode.BY_DATE);
    }

    private static List<ThreadNode> mergeSubjects(List<ThreadNode> threads) {
        Map<byte[], ThreadNode> table = new TreeMap<>(Arrays::compareUnsigned);
        for (ThreadNode thread : threads) {
            if (hasSubject(thread)) {
                table.merge(subject(thread), thread, References::moreLikeTheFirst);
            }
        }
        List<ThreadNode> merged = new ArrayList<>();
        for (ThreadNode thread : threads) {
            if (hasSubject(thread)) {
                table.merge(subject(thread), thread, References::merge);
            } else {
                merged.add(thread);
            }
        }
        merged.addAll(table.values());
        return merged;
    }

    private static boolean hasSubject(ThreadNode thread) {
        return subject(thread).length > 0;
    }

    private static byte[] subject(ThreadNode thread) {
        return thread.first().keys().subject();
    }

    private static boolean isReply(ThreadNode thread) {
        return thread.first().keys().isReply();
    }

    /** Step 5 B iv: which of two threads with the same subject takes the others in. */
    private static ThreadNode moreLikeTheFirst(ThreadNode known, ThreadNode current) {
        boolean isBetter = current.isDummy() || (isReply(known) && !isReply(current));
        return !known.isDummy() && isBetter ? current : known;
    }

    /** Step 5 C: the thread in the table, after it has taken the current one in. */
    private static ThreadNode merge(ThreadNode known, ThreadNode current) {
        if (known == current) {
            return known;
        }
        if (known.isDummy() && current.isDummy()) {
            known.replies().addAll(current.replies());
        } else if (known.isDummy() || (isReply(current) && !isReply(known))) {
            known.add(current);
        } else {
            ThreadNode both = ThreadNode.dummy();
            both.add(known);
            both.add(current);
            return both;
        }
        return known;
    }
}
