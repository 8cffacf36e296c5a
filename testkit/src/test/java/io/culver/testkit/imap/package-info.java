/** Tests of {@code io.culver.testkit.imap} against a small server that says what it is told. */
@NullMarked
package io.culver.testkit.imap;

import org.jspecify.annotations.NullMarked;
