/** What surrounds stored messages, so that damage is told from what was written. */
@NullMarked
package io.culver.mailbox.codec.frame;

import org.jspecify.annotations.NullMarked;
