/** MOVE. RFC 6851 */
@NullMarked
package io.culver.imap.extension.move;

import org.jspecify.annotations.NullMarked;
