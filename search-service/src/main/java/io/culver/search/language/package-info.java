/**
 * What words have in common with others of their language: stems. It makes a fuzzy search find more
 * than an exact one, and is never asked for by one that is exact.
 */
@NullMarked
package io.culver.search.language;

import org.jspecify.annotations.NullMarked;
