/**
 * What the search service and its attachment workers say to each other: one document, one answer,
 * over the worker's standard input and output. Neither side believes the other's lengths.
 */
@NullMarked
package io.culver.search.extract.wire;

import org.jspecify.annotations.NullMarked;
