/**
 * APPEND, and how a message comes with a command: APPEND's extensions share it. RFC 9051 §6.3.12
 */
@NullMarked
package io.culver.imap.base.append;

import org.jspecify.annotations.NullMarked;
