/** UNSELECT. RFC 3691 */
@NullMarked
package io.culver.imap.extension.unselect;

import org.jspecify.annotations.NullMarked;
