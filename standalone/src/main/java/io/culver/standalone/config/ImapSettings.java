package io.culver.standalone.config;

import io.micronaut.context.annotation.ConfigurationProperties;

/** {@code culver.imap} of {@code culver.yml}. */
@ConfigurationProperties("culver.imap")
public record ImapSettings(
        String address,
        int port,
        int tlsPort,
        String certificate,
        String key,
        boolean insecurePlaintextLogin,
        boolean literalPlus,
        boolean unauthenticate,
        int drainSeconds) {}
