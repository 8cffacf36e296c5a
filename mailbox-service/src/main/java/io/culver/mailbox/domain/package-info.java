/**
 * An account's mail as values: what may be asked, what is decided, and the state that follows.
 * Pure: no I/O, no clock and no chance; whoever calls brings the time.
 */
@NullMarked
package io.culver.mailbox.domain;

import org.jspecify.annotations.NullMarked;
