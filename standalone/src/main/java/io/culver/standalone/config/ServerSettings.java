package io.culver.standalone.config;

import io.micronaut.context.annotation.ConfigurationProperties;

/** {@code culver} of {@code culver.yml}: what kind of process this is. */
@ConfigurationProperties("culver")
public record ServerSettings(String role, String store, String data) {}
