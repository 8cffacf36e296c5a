package io.culver.perf.storm;

import java.util.random.RandomGenerator;

/** What sessions do, and how often: in hundredths, and names beside them. */
enum Operation {
    APPEND(20),
    STORE(25),
    FETCH(20),
    EXPUNGE(5),
    COPY(5),
    MOVE(5),
    SEARCH(5),
    NOOP(4),
    IDLE(3),
    STATUS(3),
    RECONNECT(5),
    NAMES(2);

    private static final int TOTAL = 102;

    private final int weight;

    Operation(int weight) {
        this.weight = weight;
    }

    static Operation any(RandomGenerator random) {
        int left = random.nextInt(TOTAL);
        for (Operation operation : values()) {
            left -= operation.weight;
            if (left < 0) {
                return operation;
            }
        }
        return NOOP;
    }
}
