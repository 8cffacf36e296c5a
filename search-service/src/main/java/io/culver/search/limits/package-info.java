/** Every bound on what mail and callers can make the search service hold or do. */
@NullMarked
package io.culver.search.limits;

import org.jspecify.annotations.NullMarked;
