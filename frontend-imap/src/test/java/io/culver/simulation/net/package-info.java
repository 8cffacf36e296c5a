/** Calls between simulated processes: late, lost, doubled or cut off. */
@NullMarked
package io.culver.simulation.net;

import org.jspecify.annotations.NullMarked;
