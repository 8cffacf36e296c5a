/** What fuzz targets run with in every build: their seeds, and what is near those. */
@NullMarked
package io.culver.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
