package io.culver.mailbox.owner;

/**
 * How long logs get. What is usual is in {@link OwnerLimits}; simulations take less, so that little
 * mail sees many checkpoints.
 *
 * @param tailEntries after the last checkpoint: with one more there is another
 * @param keptEntries below a checkpoint, for whoever asks what changed
 * @param trimmedEntries beside those: with one more all of them go
 */
public record LogBounds(int tailEntries, int keptEntries, int trimmedEntries) {
    /** What is usual. */
    public static final LogBounds STANDARD =
            new LogBounds(
                    OwnerLimits.TAIL_ENTRIES,
                    OwnerLimits.KEPT_ENTRIES,
                    OwnerLimits.TRIMMED_ENTRIES);
}
