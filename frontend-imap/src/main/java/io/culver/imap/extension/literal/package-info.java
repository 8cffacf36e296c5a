/** LITERAL- and LITERAL+. RFC 7888 */
@NullMarked
package io.culver.imap.extension.literal;

import org.jspecify.annotations.NullMarked;
