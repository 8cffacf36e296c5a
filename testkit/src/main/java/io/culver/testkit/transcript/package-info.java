/**
 * Transcripts: IMAP sessions written down as a client and a server would write them, which are the
 * specification of what a server does. {@code docs/testing.md} describes the format.
 */
@NullMarked
package io.culver.testkit.transcript;

import org.jspecify.annotations.NullMarked;
