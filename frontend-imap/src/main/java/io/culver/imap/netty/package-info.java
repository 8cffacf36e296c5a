/**
 * Sockets, TLS and framing. The event loop finds lines and literals, keeps the limits at the octet
 * where they break and feeds each connection's lane; it never runs a command.
 */
@NullMarked
package io.culver.imap.netty;

import org.jspecify.annotations.NullMarked;
