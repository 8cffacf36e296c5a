/**
 * What must hold of every history, whatever fails: one class an invariant, all of them fed by one
 * sweep over the beginnings and ends of the events. MODSEQ is the witness that says which of two
 * changes came first, so nothing has to be searched for.
 */
@NullMarked
package io.culver.perf.invariant;

import org.jspecify.annotations.NullMarked;
