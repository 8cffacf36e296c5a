/**
 * Copies of indexes outside this node: so that a node that takes over an account reads its index
 * instead of making it again. A copy is a convenience: nothing is lost with it.
 */
@NullMarked
package io.culver.search.copy;

import org.jspecify.annotations.NullMarked;
