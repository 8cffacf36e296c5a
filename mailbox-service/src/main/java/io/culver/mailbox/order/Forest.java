package io.culver.mailbox.order;

import java.util.Arrays;

/**
 * Trees of numbered nodes that are linked and cut, and that tell a node's root in logarithmic time
 * however deep they are: hostile mail makes them as deep as there are messages. Each path that was
 * walked last is a splay tree by depth. Sleator and Tarjan, A Data Structure for Dynamic Trees,
 * 1983
 */
final class Forest {
    private static final int NONE = -1;

    /** The node above in the splay tree; of its root, the node that the path hangs from. */
    private final int[] up;

    private final int[] left;
    private final int[] right;

    /** So many nodes, each a tree of its own. */
    Forest(int nodes) {
        up = filled(nodes);
        left = filled(nodes);
        right = filled(nodes);
    }

    private static int[] filled(int nodes) {
        int[] links = new int[nodes];
        Arrays.fill(links, NONE);
        return links;
    }

    int rootOf(int node) {
        access(node);
        int root = node;
        while (left[root] != NONE) {
            root = left[root];
        }
        splay(root); // pays for the way down
        return root;
    }

    /** Hangs a root below a node of another tree. */
    void link(int root, int parent) {
        access(root);
        up[root] = parent;
    }

    /** Makes a node that is no root the root of what is below it. */
    void cut(int node) {
        access(node);
        up[left[node]] = NONE;
        left[node] = NONE;
    }

    /** Makes the path from its root to this node one splay tree, with the node at the top. */
    private void access(int node) {
        int below = NONE;
        for (int path = node; path != NONE; path = up[path]) {
            splay(path);
            right[path] = below;
            below = path;
        }
        splay(node);
    }

    private void splay(int node) {
        while (!isTop(node)) {
            int parent = up[node];
            if (!isTop(parent)) {
                boolean isStraight = (left[up[parent]] == parent) == (left[parent] == node);
                rotate(isStraight ? parent : node);
            }
            rotate(node);
        }
    }

    private boolean isTop(int node) {
        int parent = up[node];
        return parent == NONE || (left[parent] != node && right[parent] != node);
    }

    private void rotate(int node) {
        int parent = up[node];
        int above = up[parent];
        if (!isTop(parent)) {
            (left[above] == parent ? left : right)[above] = node;
        }
        boolean isLeft = left[parent] == node;
        int[] side = isLeft ? left : right;
        int[] other = isLeft ? right : left;
        int inner = other[node];
        side[parent] = inner;
        if (inner != NONE) {
            up[inner] = parent;
        }
        other[node] = parent;
        up[parent] = node;
        up[node] = above;
    }
}
