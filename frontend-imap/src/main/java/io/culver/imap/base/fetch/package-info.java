/** FETCH: what it can tell of a message, one class an item. RFC 9051 §6.4.5, §7.5.2 */
@NullMarked
package io.culver.imap.base.fetch;

import org.jspecify.annotations.NullMarked;
