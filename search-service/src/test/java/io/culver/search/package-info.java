/** Tests of the search service as a whole. */
@NullMarked
package io.culver.search;

import org.jspecify.annotations.NullMarked;
