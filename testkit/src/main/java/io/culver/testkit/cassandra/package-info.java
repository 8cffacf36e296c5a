/**
 * A real Cassandra for tests: a container where a Docker engine answers, otherwise a child process
 * on a JDK 17. Tests see {@link io.culver.testkit.cassandra.CassandraNode} and nothing else.
 */
@NullMarked
package io.culver.testkit.cassandra;

import org.jspecify.annotations.NullMarked;
