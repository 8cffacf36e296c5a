package io.culver.mailbox.store;

import io.culver.model.AccountId;
import io.culver.model.LoginName;

/** One login name. */
public record DirectoryEntry(LoginName login, AccountId account, PasswordHash hash) {}
