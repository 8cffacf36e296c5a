/** Every bound on what a client can make this server hold, with its reason. */
@NullMarked
package io.culver.imap.limits;

import org.jspecify.annotations.NullMarked;
