/** COMPRESS=DEFLATE: the command; {@code netty} does the work. RFC 4978 */
@NullMarked
package io.culver.imap.extension.compress;

import org.jspecify.annotations.NullMarked;
