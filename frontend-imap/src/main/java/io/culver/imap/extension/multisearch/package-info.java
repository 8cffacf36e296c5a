/** MULTISEARCH: one search in many mailboxes. RFC 7377 */
@NullMarked
package io.culver.imap.extension.multisearch;

import org.jspecify.annotations.NullMarked;
