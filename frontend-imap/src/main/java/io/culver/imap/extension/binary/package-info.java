/** BINARY, as far as IMAP4rev2 does not have it: FETCH knows its items anyway. RFC 3516 */
@NullMarked
package io.culver.imap.extension.binary;

import org.jspecify.annotations.NullMarked;
