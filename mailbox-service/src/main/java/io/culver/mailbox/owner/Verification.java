package io.culver.mailbox.owner;

import io.culver.mailbox.domain.AccountState;
import java.util.List;
import java.util.Optional;

/**
 * What came of verifying an account's log and checkpoint.
 *
 * @param state as it was computed; absent if that could not be done
 * @param entries that were read
 * @param differences one line each, the first {@link OwnerLimits#TOLD_DIFFERENCES}
 */
public record Verification(Optional<AccountState> state, long entries, List<String> differences) {}
