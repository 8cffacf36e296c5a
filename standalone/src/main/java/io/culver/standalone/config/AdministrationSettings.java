package io.culver.standalone.config;

import io.micronaut.context.annotation.ConfigurationProperties;

/** {@code culver.administration} of {@code culver.yml}. */
@ConfigurationProperties("culver.administration")
public record AdministrationSettings(int port) {}
