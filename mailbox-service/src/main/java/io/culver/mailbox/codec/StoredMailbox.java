package io.culver.mailbox.codec;

import io.culver.mailbox.domain.MailboxState;
import java.util.List;

/**
 * A mailbox as a catalogue holds it: by itself, and where its segments are.
 *
 * @param mailbox read from a catalogue, it has no messages yet
 */
public record StoredMailbox(MailboxState mailbox, List<Place> places) {
    public StoredMailbox {
        places = List.copyOf(places);
    }

    /**
     * Where a segment is.
     *
     * @param bundle index among the root's bundles
     * @param position in the bundle, from 0
     */
    public record Place(int bundle, int position) {}
}
