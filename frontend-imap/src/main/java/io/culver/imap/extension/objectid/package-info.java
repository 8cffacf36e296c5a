/** OBJECTID: ids for life of mailboxes, contents and threads. RFC 8474 */
@NullMarked
package io.culver.imap.extension.objectid;

import org.jspecify.annotations.NullMarked;
