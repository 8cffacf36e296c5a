/** What an operator asks about indexes, and has done to them. */
@NullMarked
package io.culver.search.upkeep;

import org.jspecify.annotations.NullMarked;
