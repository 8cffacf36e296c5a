/**
 * IMAP4rev1 and IMAP4rev2 themselves, written as extensions: one class per command. RFC 3501, RFC
 * 9051
 */
@NullMarked
package io.culver.imap.base;

import org.jspecify.annotations.NullMarked;
