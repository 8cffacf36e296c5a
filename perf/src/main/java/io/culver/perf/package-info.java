/**
 * A first benchmark: the same requests to Culver and, where it is installed, to Dovecot, in one run
 * on one machine. {@code perf/run} starts it.
 */
@NullMarked
package io.culver.perf;

import org.jspecify.annotations.NullMarked;
