package io.culver.perf.measure;

/**
 * Makes a message another one of the same form: what numbers people and programs there are, and one
 * word of a hundred, become others. The same becomes the same within a round, so that boundaries
 * still bound.
 */
final class VariedMail {
    /** Shorter ones may name a charset or a version. */
    private static final int NUMBER_MIN = 6;

    private static final int WORD_MIN = 5;
    private static final int ONE_WORD_OF = 100;

    private VariedMail() {}

    /**
     * @param round 0 changes nothing
     */
    static void vary(byte[] message, int round) {
        int start = 0;
        while (round > 0 && start < message.length) {
            int end = start;
            while (end < message.length && message[end] != '\n') {
                end++;
            }
            varyLine(message, start, end, round);
            start = end + 1;
        }
    }

    private static void varyLine(byte[] octets, int start, int end, int round) {
        // What says how to read the message stays: fields, their parameters, and boundaries.
        boolean isSyntax = start == end || octets[start] == ' ' || octets[start] == '\t';
        for (int i = start; i < end && !isSyntax; i++) {
            isSyntax = octets[i] == ':' || octets[i] == '=' || octets[start] == '-';
        }
        int i = start;
        while (i < end) {
            int from = i;
            if (isDigit(octets[i])) {
                while (i < end && isDigit(octets[i])) {
                    i++;
                }
                if (i - from >= NUMBER_MIN) {
                    shift(octets, from, i, '0', 10, round);
                }
            } else if (isLetter(octets[i])) {
                int hash = round;
                while (i < end && isLetter(octets[i])) {
                    hash = 31 * hash + octets[i++];
                }
                if (!isSyntax && i - from >= WORD_MIN && Math.floorMod(hash, ONE_WORD_OF) == 0) {
                    shift(octets, from, i, 'a', 26, round);
                }
            } else {
                i++;
            }
        }
    }

    private static void shift(byte[] octets, int from, int to, char first, int count, int by) {
        for (int i = from; i < to; i++) {
            octets[i] = (byte) (first + (octets[i] - first + by * (i - from + 1)) % count);
        }
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    private static boolean isLetter(byte octet) {
        return octet >= 'a' && octet <= 'z';
    }
}
