/**
 * The IMAP front end: speaks IMAP4rev1 and IMAP4rev2 to clients and keeps nothing but what their
 * connections need. {@code Extensions} is its table of contents, {@code ImapFrontend} its door.
 */
@NullMarked
package io.culver.imap;

import org.jspecify.annotations.NullMarked;
