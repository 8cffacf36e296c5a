package io.culver.standalone.config;

import io.micronaut.context.annotation.ConfigurationProperties;

/** {@code culver.management} of {@code culver.yml}. */
@ConfigurationProperties("culver.management")
public record ManagementSettings(boolean enabled, String address, int port) {}
