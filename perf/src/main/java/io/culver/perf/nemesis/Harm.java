package io.culver.perf.nemesis;

import java.io.IOException;

/** Something that is done to a cluster for a while, and undone again. */
@FunctionalInterface
interface Harm {
    /**
     * Does it, waits, and undoes it, also if it fails.
     *
     * @return to whom it was done, in words
     */
    String befall(Scene scene) throws IOException, InterruptedException;
}
