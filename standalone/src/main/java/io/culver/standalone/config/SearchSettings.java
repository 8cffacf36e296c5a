package io.culver.standalone.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/** {@code culver.search} of {@code culver.yml}. */
@ConfigurationProperties("culver.search")
public record SearchSettings(
        String address,
        int port,
        String target,
        boolean attachments,
        String indexing,
        int openIndexes,
        String copies,
        int copyMessages,
        Duration copyDelay,
        int copyMebibytesPerSecond) {}
