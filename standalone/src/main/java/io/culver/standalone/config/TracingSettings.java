package io.culver.standalone.config;

import io.micronaut.context.annotation.ConfigurationProperties;

/** {@code culver.tracing} of {@code culver.yml}. */
@ConfigurationProperties("culver.tracing")
public record TracingSettings(String endpoint, double ratio) {}
