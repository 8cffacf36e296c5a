package io.culver.search.copy;

import io.culver.model.DataSize;
import java.time.Duration;

/**
 * When copies are renewed.
 *
 * @param areKept whether there are any
 * @param messages a copy is renewed after so many more
 * @param delay and so long after the first that it lacks; and when the service ends
 * @param perSecond octets that are written in a second, of all accounts together
 */
public record CopySettings(boolean areKept, int messages, Duration delay, DataSize perSecond) {
    /** No copies. */
    public static final CopySettings NONE =
            new CopySettings(false, 1, Duration.ZERO, DataSize.ofMebibytes(1));

    public CopySettings {
        if (messages < 1 || delay.isNegative() || perSecond.octets() < 1) {
            throw new IllegalArgumentException("copies cannot be renewed so");
        }
    }
}
