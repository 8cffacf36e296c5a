/**
 * The order of messages and their threads, computed from what is kept of each message for it: pure
 * functions. RFC 5256, RFC 5957
 */
@NullMarked
package io.culver.mailbox.order;

import org.jspecify.annotations.NullMarked;
