package io.culver.standalone.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/** {@code culver.mailbox} of {@code culver.yml}. */
@ConfigurationProperties("culver.mailbox")
public record MailboxSettings(
        String address,
        int port,
        String target,
        Duration retention,
        int sweptAccountsPerSecond,
        int scannedMessages) {}
