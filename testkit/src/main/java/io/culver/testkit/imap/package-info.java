/**
 * A small, strict, blocking IMAP client that does what its script says and nothing of its own
 * accord: for transcripts, kill tests and load.
 */
@NullMarked
package io.culver.testkit.imap;

import org.jspecify.annotations.NullMarked;
