/**
 * A cluster of real processes on this machine, and what is done to it while a storm goes on: it is
 * killed, paused, stopped and cut off, always healed again, and every fault is an event of the
 * history.
 */
@NullMarked
package io.culver.perf.nemesis;

import org.jspecify.annotations.NullMarked;
