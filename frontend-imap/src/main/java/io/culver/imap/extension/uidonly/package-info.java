/** UIDONLY: sessions in which messages have UIDs and no numbers. RFC 9586 */
@NullMarked
package io.culver.imap.extension.uidonly;

import org.jspecify.annotations.NullMarked;
