/**
 * What must be kept: the ports of the mailbox service to its store. Each method says what is true
 * when it returns; the adapters, in packages below, say how. One abstract contract suite a port
 * runs on all of them.
 *
 * <p>Every method fails with {@link io.culver.model.MailException} {@code UNAVAILABLE} when the
 * store does not answer in time, unless it says otherwise; with {@code OUTCOME_UNKNOWN} if by then
 * a change may have been made that is not the same when it is made again.
 */
@NullMarked
package io.culver.mailbox.store;

import org.jspecify.annotations.NullMarked;
