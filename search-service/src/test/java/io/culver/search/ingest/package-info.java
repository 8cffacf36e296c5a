/** Tests of this package's part of the search service. */
@NullMarked
package io.culver.search.ingest;

import org.jspecify.annotations.NullMarked;
