/** What an operator may ask about indexes, over mail and copies in memory. */
@NullMarked
package io.culver.search.upkeep;

import org.jspecify.annotations.NullMarked;
