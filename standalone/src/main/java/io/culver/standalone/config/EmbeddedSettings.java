package io.culver.standalone.config;

import io.micronaut.context.annotation.ConfigurationProperties;

/** {@code culver.embedded} of {@code culver.yml}. */
@ConfigurationProperties("culver.embedded")
public record EmbeddedSettings(int cacheMebibytes) {}
