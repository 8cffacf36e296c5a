/** Every bound on what callers can make the mailbox service hold or do. */
@NullMarked
package io.culver.mailbox.limits;

import org.jspecify.annotations.NullMarked;
