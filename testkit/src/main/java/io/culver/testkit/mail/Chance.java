package io.culver.testkit.mail;

import java.util.List;
import java.util.random.RandomGenerator;

/** The questions that a generator asks of chance. */
record Chance(RandomGenerator random) {

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    boolean inHundred(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** A size as sizes of mail are: half below the median, a few far above it. */
    int size(int median, int max) {
        // StrictMath: the same bytes on every machine.
        return (int) Math.min(max, median * StrictMath.exp(random.nextGaussian()));
    }

    byte[] octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }

    /** Lower-case hexadecimal digits. */
    String hex(int digits) {
        var hex = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hex.toString();
    }

    Script anyScript() {
        return oneOf(Script.values());
    }

    /** English more often than not. */
    Script usualScript() {
        return inHundred(70) ? Script.ENGLISH : anyScript();
    }
}
