/**
 * The reading of messages: structure with octet offsets, envelope, header fields, decoded text. One
 * pass, bounded memory, linear time, and no message is refused: what cannot be read is shown
 * plainer.
 */
@NullMarked
package io.culver.mime;

import org.jspecify.annotations.NullMarked;
