/** The store that the simulated nodes share, and the unreliable way to it. */
@NullMarked
package io.culver.simulation.disk;

import org.jspecify.annotations.NullMarked;
