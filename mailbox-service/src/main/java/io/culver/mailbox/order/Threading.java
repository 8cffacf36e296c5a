package io.culver.mailbox.order;

import io.culver.model.ThreadAlgorithm;
import io.culver.model.ThreadMember;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * THREAD. In time that grows by n log n and without recursion, because a hostile sender decides how
 * deep threads are. RFC 5256 §3
 */
public final class Threading {
    private Threading() {}

    /**
     * The threads of these messages, in prefix order.
     *
     * @param messages by ascending UID
     */
    public static List<ThreadMember> thread(List<Candidate> messages, ThreadAlgorithm algorithm) {
        return members(
                switch (algorithm) {
                    case ORDEREDSUBJECT -> OrderedSubject.threads(messages);
                    case REFERENCES -> References.threads(messages);
                });
    }

    private static List<ThreadMember> members(List<ThreadNode> threads) {
        List<ThreadMember> members = new ArrayList<>();
        Deque<ThreadNode> next = new ArrayDeque<>(threads);
        while (!next.isEmpty()) {
            ThreadNode node = next.pop();
            List<ThreadNode> replies = node.replies();
            members.add(new ThreadMember(node.message().map(Candidate::uid), replies.size()));
            replies.reversed().forEach(next::push);
        }
        return members;
    }
}
