/** QRESYNC: a client that was away catches up in one command. RFC 7162 §3.2 */
@NullMarked
package io.culver.imap.extension.qresync;

import org.jspecify.annotations.NullMarked;
