/**
 * What makes words alike to a fuzzy search: forms that have a stem in common, and accents. No exact
 * search asks for it.
 */
@NullMarked
package io.culver.search.language;

import org.jspecify.annotations.NullMarked;
