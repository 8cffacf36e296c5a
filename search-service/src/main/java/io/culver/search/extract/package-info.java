/**
 * The text of attached documents. It is taken out by other processes, which may be killed: nothing
 * that a document does to its reader reaches the search service.
 */
@NullMarked
package io.culver.search.extract;

import org.jspecify.annotations.NullMarked;
