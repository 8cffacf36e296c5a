/** ENABLE. RFC 5161 */
@NullMarked
package io.culver.imap.extension.enable;

import org.jspecify.annotations.NullMarked;
