/** SAVEDATE: when a message came into its mailbox. RFC 8514 */
@NullMarked
package io.culver.imap.extension.savedate;

import org.jspecify.annotations.NullMarked;
