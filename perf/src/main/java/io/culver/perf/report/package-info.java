/** Figures, what they are held against, and the Markdown table that they end in. */
@NullMarked
package io.culver.perf.report;

import org.jspecify.annotations.NullMarked;
