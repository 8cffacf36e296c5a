/** SEARCH: its keys, what it returns, and {@code $}. RFC 9051 §6.4.4, §7.3.4, RFC 4731, RFC 5182 */
@NullMarked
package io.culver.imap.base.search;

import org.jspecify.annotations.NullMarked;
