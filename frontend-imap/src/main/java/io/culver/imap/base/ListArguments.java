package io.culver.imap.base;

import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.Registry;
import io.culver.imap.protocol.StatusItem;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads LIST's arguments. RFC 9051 §6.3.9 */
final class ListArguments {

    private static final Set<String> SELECTIONS =
            Set.of("SUBSCRIBED", "REMOTE", "RECURSIVEMATCH", "SPECIAL-USE");
    private static final Set<String> RETURNS = Set.of("SUBSCRIBED", "CHILDREN", "SPECIAL-USE");

    private final Registry<StatusItem> statusItems;
    private final ArgumentReader in;
    private boolean returnsSubscribed;
    private List<StatusItem> returnStatus = List.of();

    ListArguments(Registry<StatusItem> statusItems, ArgumentReader in) {
        this.statusItems = statusItems;
        this.in = in;
    }

    /**
     * {@code list = "LIST" [SP list-select-opts] SP mailbox SP mbox-or-pat [SP list-return-opts]}
     * RFC 9051 §9
     *
     * @throws MailException LIMIT if there are too many patterns
     */
    ListRequest read() {
        in.space();
        boolean hasSelection = in.isNext('(');
        var selection = hasSelection ? selection() : new ListRequest.Selection(false, false, false);
        String reference = in.mailboxText();
        in.space();
        boolean hasPatterns = in.isNext('(');
        List<ListPattern> patterns =
                hasPatterns
                        ? in.list(() -> ListPattern.read(reference, in))
                        : List.of(ListPattern.read(reference, in));
        if (patterns.isEmpty()) {
            throw in.error("pattern");
        }
        if (patterns.size() > Limits.LIST_PATTERNS) {
            throw new MailException(MailError.LIMIT, "too many patterns");
        }
        boolean hasReturn = !in.isAtEnd();
        if (hasReturn) {
            readReturn();
        }
        return new ListRequest(
                hasSelection || hasPatterns || hasReturn,
                selection,
                patterns,
                returnsSubscribed || selection.isSubscribed(),
                returnStatus);
    }

    private ListRequest.Selection selection() {
        Set<String> options = Set.copyOf(new HashSet<>(in.list(() -> option(SELECTIONS))));
        in.space();
        boolean isSubscribed = options.contains("SUBSCRIBED");
        boolean isSpecialUse = options.contains("SPECIAL-USE");
        boolean isRecursive = options.contains("RECURSIVEMATCH");
        if (isRecursive && !isSubscribed && !isSpecialUse) {
            throw in.error("something for RECURSIVEMATCH to look for");
        }
        return new ListRequest.Selection(isSubscribed, isSpecialUse, isRecursive);
    }

    private void readReturn() {
        if (!in.space().acceptKeyword("RETURN")) {
            throw in.error("RETURN");
        }
        in.space().list(this::returnOption);
    }

    private String returnOption() {
        String option = in.keyword();
        if (option.equals("STATUS")) {
            returnStatus = NumberItem.read(statusItems, in.space());
        } else if (!RETURNS.contains(option)) {
            throw in.error("known option");
        }
        returnsSubscribed |= option.equals("SUBSCRIBED");
        return option;
    }

    private String option(Set<String> known) {
        String option = in.keyword();
        if (!known.contains(option)) {
            throw in.error("known option");
        }
        return option;
    }
}
