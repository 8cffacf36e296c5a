/** Tests of the Cassandra for tests, with the real driver. */
@NullMarked
package io.culver.testkit.cassandra;

import org.jspecify.annotations.NullMarked;
