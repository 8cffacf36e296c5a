/** Copies of indexes, kept in memory, damaged on purpose. */
@NullMarked
package io.culver.search.copy;

import org.jspecify.annotations.NullMarked;
