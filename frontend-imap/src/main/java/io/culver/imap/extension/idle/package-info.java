/** IDLE. RFC 2177 */
@NullMarked
package io.culver.imap.extension.idle;

import org.jspecify.annotations.NullMarked;
