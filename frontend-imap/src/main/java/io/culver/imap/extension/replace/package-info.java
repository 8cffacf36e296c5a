/** REPLACE. RFC 8508 */
@NullMarked
package io.culver.imap.extension.replace;

import org.jspecify.annotations.NullMarked;
