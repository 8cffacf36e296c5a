package io.culver.mailbox.store;

import java.util.UUID;

/** Names one commit, so that its outcome can be found out after an answer was lost. */
public record CommitId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
