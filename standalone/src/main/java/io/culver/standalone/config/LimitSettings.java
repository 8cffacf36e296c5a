package io.culver.standalone.config;

import io.micronaut.context.annotation.ConfigurationProperties;

/** {@code culver.limits} of {@code culver.yml}. */
@ConfigurationProperties("culver.limits")
public record LimitSettings(
        String trustedNetworks,
        int connectionsPerMinute,
        int connectionsBeforeLogin,
        int connectionsPerUser,
        int connectionsPerUserAndAddress,
        int commandsPerSecond,
        int commandBurst,
        int searchesPerUser,
        int messageMebibytes,
        int messagesPerCommand,
        int messagesPerSave) {}
