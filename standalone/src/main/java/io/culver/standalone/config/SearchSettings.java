package io.culver.standalone.config;

import io.micronaut.context.annotation.ConfigurationProperties;

/** {@code culver.search} of {@code culver.yml}. */
@ConfigurationProperties("culver.search")
public record SearchSettings(String address, int port, String target, boolean attachments) {}
