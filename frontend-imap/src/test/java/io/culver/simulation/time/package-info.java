/** Virtual time, and threads that take their steps one at a time in an order out of a seed. */
@NullMarked
package io.culver.simulation.time;

import org.jspecify.annotations.NullMarked;
