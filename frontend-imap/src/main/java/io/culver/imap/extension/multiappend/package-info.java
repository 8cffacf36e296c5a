/** MULTIAPPEND. RFC 3502 */
@NullMarked
package io.culver.imap.extension.multiappend;

import org.jspecify.annotations.NullMarked;
