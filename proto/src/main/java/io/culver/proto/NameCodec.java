package io.culver.proto;

import io.culver.model.LoginName;
import io.culver.model.MailboxName;

/** Names that people chose; written as their values. */
public final class NameCodec {
    private NameCodec() {}

    public static MailboxName mailboxName(String text) {
        return Malformed.unless(() -> new MailboxName(text), "malformed mailbox name");
    }

    public static LoginName loginName(String text) {
        return Malformed.unless(() -> new LoginName(text), "malformed login name");
    }
}
