/** What is measured: one class each, all of it over IMAP or by the servers' own import. */
@NullMarked
package io.culver.perf.measure;

import org.jspecify.annotations.NullMarked;
