package io.culver.mailbox.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps 1 to 3 of THREAD REFERENCES: links messages by their references, with a dummy for each id
 * that no message has, and then takes dummies out again. RFC 5256 §3
 *
 * <p>Nodes are numbers: first the messages by ascending UID, then the dummies. For each message and
 * each reference there may be a node, which takes some 70 octets.
 */
final class ReferenceTree {
    private static final int NONE = -1;

    private final List<Candidate> messages;
    private final NodesById known;
    private final Forest forest;
    private final int[] parents;
    private final int[] children;
    private int nodes;

    ReferenceTree(List<Candidate> messages) {
        this.messages = messages;
        nodes = messages.size();
        int nodesMax = nodes + references(messages);
        known = new NodesById(nodesMax);
        forest = new Forest(nodesMax);
        parents = new int[nodesMax];
        Arrays.fill(parents, NONE);
        children = new int[nodesMax];
        for (int node = 0; node < messages.size(); node++) {
            long id = messages.get(node).keys().id();
            if (id != IdNumbers.NONE) {
                // Of messages with the same id, the first one has it, and the others have none.
                known.nodeOf(id, node);
            }
        }
        for (int node = 0; node < messages.size(); node++) {
            link(node, messages.get(node).keys().references());
        }
    }

    private static int references(List<Candidate> messages) {
        return messages.stream().mapToInt(it -> it.keys().references().length).sum();
    }

    /** Step 1: A among the references, B from the last of them to the message. */
    private void link(int message, long[] references) {
        int last = NONE;
        for (long id : references) {
            int node = known.nodeOf(id, nodes);
            nodes = Math.max(nodes, node + 1);
            if (last != NONE && parents[node] == NONE) {
                linkUnlessLoop(last, node);
            }
            last = node;
        }
        if (parents[message] != last) {
            cut(message);
            if (last != NONE) {
                linkUnlessLoop(last, message);
            }
        }
    }

    /** The child has no parent: so it is above the parent if it is its root. */
    private void linkUnlessLoop(int parent, int child) {
        boolean isLoop = parent == child || (children[child] > 0 && forest.rootOf(parent) == child);
        if (!isLoop) {
            forest.link(child, parent);
            parents[child] = parent;
            children[parent]++;
        }
    }

    private void cut(int child) {
        if (parents[child] != NONE) {
            forest.cut(child);
            children[parents[child]]--;
            parents[child] = NONE;
        }
    }

    /**
     * Steps 2 and 3: the heads of threads. Only heads may be dummies: with two replies at least.
     */
    List<ThreadNode> threads() {
        List<ThreadNode> made = messages.stream().map(ThreadNode::of).toList();
        Map<Integer, ThreadNode> dummies = new HashMap<>();
        List<ThreadNode> heads = new ArrayList<>();
        for (int node = 0; node < messages.size(); node++) {
            int above = nearestAbove(node);
            if (above == NONE) {
                heads.add(made.get(node));
            } else if (isDummy(above)) {
                dummies.computeIfAbsent(above, _ -> ThreadNode.dummy()).add(made.get(node));
            } else {
                made.get(above).add(made.get(node));
            }
        }
        for (ThreadNode dummy : dummies.values()) {
            heads.addAll(dummy.replies().size() > 1 ? List.of(dummy) : dummy.replies());
        }
        return heads;
    }

    private boolean isDummy(int node) {
        return node >= messages.size();
    }

    /** What is above a node once all dummies are gone but those that are heads. */
    private int nearestAbove(int node) {
        int top = node;
        while (isPassedOver(parents[top])) {
            top = parents[top];
        }
        int above = parents[top];
        for (int at = node; at != top; ) { // so that nobody has to go this way again
            int next = parents[at];
            parents[at] = above;
            at = next;
        }
        return above;
    }

    private boolean isPassedOver(int node) {
        return node != NONE && isDummy(node) && parents[node] != NONE;
    }
}
