package io.culver.model;

import java.util.Optional;

/**
 * One name that LIST may show: a mailbox, or a name that is only subscribed to, which has no id.
 * RFC 9051 §6.3.9
 */
public record ListedMailbox(
        MailboxName name, Optional<MailboxId> id, Optional<SpecialUse> use, boolean isSubscribed) {}
