/**
 * The store in memory: the reference that the other two are measured by, and what unit tests and
 * simulations run on. It forgets everything when it is closed.
 */
@NullMarked
package io.culver.mailbox.store.memory;

import org.jspecify.annotations.NullMarked;
