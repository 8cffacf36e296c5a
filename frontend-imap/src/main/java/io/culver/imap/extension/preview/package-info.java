/** PREVIEW. RFC 8970 */
@NullMarked
package io.culver.imap.extension.preview;

import org.jspecify.annotations.NullMarked;
