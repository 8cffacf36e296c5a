/**
 * What Lucene itself takes on the index that a search service has made: the limit to hold beside.
 */
@NullMarked
package io.culver.perf.lucene;

import org.jspecify.annotations.NullMarked;
