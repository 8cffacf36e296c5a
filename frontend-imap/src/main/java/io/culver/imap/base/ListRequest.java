package io.culver.imap.base;

import io.culver.imap.protocol.StatusItem;
import io.culver.model.MailboxName;
import java.util.List;

/**
 * What LIST asks for. RFC 9051 §6.3.9
 *
 * @param isExtended whether it has anything that RFC 3501 does not know
 * @param returnStatus items of {@code RETURN (STATUS ...)}; maybe none
 */
record ListRequest(
        boolean isExtended,
        Selection selection,
        List<ListPattern> patterns,
        boolean returnSubscribed,
        List<StatusItem> returnStatus) {

    ListRequest {
        patterns = List.copyOf(patterns);
        returnStatus = List.copyOf(returnStatus);
    }

    /**
     * {@code list-select-opts}
     *
     * @param isRecursive whether a subscription below a mailbox counts, too
     */
    record Selection(boolean isSubscribed, boolean isSpecialUse, boolean isRecursive) {}

    boolean matches(MailboxName name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }
}
