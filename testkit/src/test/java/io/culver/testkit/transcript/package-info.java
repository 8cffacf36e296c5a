/**
 * Tests of {@code io.culver.testkit.transcript} against a small server that says what it is told.
 */
@NullMarked
package io.culver.testkit.transcript;

import org.jspecify.annotations.NullMarked;
