/**
 * The whole of mailbox nodes, front ends and clients in one thread, on a clock that only this
 * turns, with chance and faults out of one seed: whatever goes wrong can be run again.
 */
@NullMarked
package io.culver.simulation;

import org.jspecify.annotations.NullMarked;
