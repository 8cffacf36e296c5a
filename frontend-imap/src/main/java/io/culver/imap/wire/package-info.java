/**
 * The terminals of the IMAP grammar: reading arguments out of a framed command and writing
 * responses. Pure; knows nothing of commands or sessions. RFC 9051 §4, §9
 */
@NullMarked
package io.culver.imap.wire;

import org.jspecify.annotations.NullMarked;
