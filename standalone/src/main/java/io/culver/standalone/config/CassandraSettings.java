package io.culver.standalone.config;

import io.micronaut.context.annotation.ConfigurationProperties;

/** {@code culver.cassandra} of {@code culver.yml}. */
@ConfigurationProperties("culver.cassandra")
public record CassandraSettings(
        String contactPoints, String datacenter, String keyspace, int replicationFactor) {}
