package io.culver.mailbox.order;

import io.culver.model.ThreadMember;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * THREAD REFERENCES word for word, for few messages: it recurses and looks everywhere. RFC 5256 §3
 */
final class NaiveThreads {
    private static final Comparator<Node> BY_DATE =
            Comparator.comparing(Node::dated, Candidate.BY_DATE);

    /** A message or a dummy. */
    private static final class Node {
        final @Nullable Candidate message;
        @Nullable Node parent;
        final List<Node> children = new ArrayList<>();

        Node(@Nullable Candidate message) {
            this.message = message;
        }

        Candidate dated() {
            return message == null ? children.getFirst().dated() : message;
        }

        boolean isBelow(Node other) {
            return this == other || (parent != null && parent.isBelow(other));
        }

        void moveTo(@Nullable Node to) {
            if (parent != null) {
                parent.children.remove(this);
            }
            parent = to;
            if (to != null) {
                to.children.add(this);
            }
        }
    }

    private final Map<Long, Node> byId = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Node root = new Node(null);

    static List<ThreadMember> of(List<Candidate> messages) {
        var threads = new NaiveThreads();
        threads.link(messages); // 1
        threads.nodes.stream()
                .filter(node -> node.parent == null)
                .toList()
                .forEach(node -> node.moveTo(threads.root)); // 2
        threads.prune(threads.root); // 3
        threads.root.children.forEach(NaiveThreads::sortDummy);
        threads.root.children.sort(BY_DATE); // 4
        threads.mergeSubjects(); // 5
        sortAll(threads.root); // 6
        List<ThreadMember> members = new ArrayList<>();
        threads.root.children.forEach(head -> write(head, members));
        return members;
    }

    private Node newNode(@Nullable Candidate message) {
        Node node = new Node(message);
        nodes.add(node);
        return node;
    }

    private void link(List<Candidate> messages) {
        Map<Candidate, Node> own = new HashMap<>();
        for (Candidate message : messages) {
            Node node = newNode(message);
            own.put(message, node);
            if (message.keys().id() != IdNumbers.NONE) {
                byId.putIfAbsent(message.keys().id(), node);
            }
        }
        for (Candidate message : messages) {
            Node above = null;
            for (long id : message.keys().references()) {
                Node node = byId.computeIfAbsent(id, _ -> newNode(null));
                if (above != null && node.parent == null && !above.isBelow(node)) {
                    node.moveTo(above);
                }
                above = node;
            }
            Node node = own.get(message);
            if (node != null && node.parent != above) {
                node.moveTo(null);
                if (above != null && !above.isBelow(node)) {
                    node.moveTo(above);
                }
            }
        }
    }

    /** Children first, so that each dummy is judged by the children that stay. */
    private void prune(Node node) {
        for (Node child : List.copyOf(node.children)) {
            prune(child);
            boolean mayGo = node != root || child.children.size() < 2;
            if (child.message == null && mayGo) {
                List.copyOf(child.children).forEach(it -> it.moveTo(node));
                child.moveTo(null);
            }
        }
    }

    private static void sortDummy(Node node) {
        if (node.message == null) {
            node.children.sort(BY_DATE);
        }
    }

    private void mergeSubjects() {
        Map<String, Node> table = new HashMap<>();
        for (Node node : root.children) {
            if (!subject(node).isEmpty()) {
                Node known = table.putIfAbsent(subject(node), node);
                if (known != null
                        && known.message != null
                        && (node.message == null || (isReply(known) && !isReply(node)))) {
                    table.put(subject(node), node);
                }
            }
        }
        for (Node node : List.copyOf(root.children)) {
            Node known = table.get(subject(node));
            if (known == null || known == node || node.parent != root) {
                continue;
            }
            if (known.message == null && node.message == null) {
                List.copyOf(node.children).forEach(it -> it.moveTo(known));
                node.moveTo(null);
            } else if (known.message == null || (isReply(node) && !isReply(known))) {
                node.moveTo(known);
            } else {
                Node dummy = new Node(null);
                dummy.moveTo(root);
                known.moveTo(dummy);
                node.moveTo(dummy);
                table.put(subject(node), dummy);
            }
        }
    }

    private static String subject(Node node) {
        return Arrays.toString(node.dated().keys().subject()).replace("[]", "");
    }

    private static boolean isReply(Node node) {
        return node.dated().keys().isReply();
    }

    private static void sortAll(Node node) {
        node.children.forEach(NaiveThreads::sortAll);
        node.children.sort(BY_DATE);
    }

    private static void write(Node node, List<ThreadMember> members) {
        members.add(
                new ThreadMember(
                        Optional.ofNullable(node.message).map(Candidate::uid),
                        node.children.size()));
        node.children.forEach(child -> write(child, members));
    }
}
