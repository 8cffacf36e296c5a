/**
 * Search criteria as Lucene queries, made by hand: no text of a client's ever meets a query parser.
 */
@NullMarked
package io.culver.search.query;

import org.jspecify.annotations.NullMarked;
