/** CREATE-SPECIAL-USE: CREATE says what the mailbox is for. RFC 6154 §3 */
@NullMarked
package io.culver.imap.extension.createspecialuse;

import org.jspecify.annotations.NullMarked;
