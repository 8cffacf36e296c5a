/** STATUS=SIZE. RFC 8438 */
@NullMarked
package io.culver.imap.extension.statussize;

import org.jspecify.annotations.NullMarked;
