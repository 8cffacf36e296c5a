/** INPROGRESS: a client that waits for long is told that the server works. RFC 9585 */
@NullMarked
package io.culver.imap.extension.inprogress;

import org.jspecify.annotations.NullMarked;
