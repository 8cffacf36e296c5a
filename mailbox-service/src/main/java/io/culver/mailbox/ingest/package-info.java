/**
 * Messages on their way in and out of the blob store: one pass over the pieces of an appended
 * message gives everything that is known of it, and any stretch of a stored one can be read again.
 * No message is ever whole on the heap.
 */
@NullMarked
package io.culver.mailbox.ingest;

import org.jspecify.annotations.NullMarked;
