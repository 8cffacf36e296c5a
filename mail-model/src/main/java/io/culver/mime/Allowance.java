package io.culver.mime;

/** How many more values a message's parsed view may hold: {@link MimeLimits#VALUES_MAX} in all. */
final class Allowance {
    private int left;

    Allowance(int values) {
        left = values;
    }

    /** Takes one; false if there is none left. */
    boolean takeOne() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
