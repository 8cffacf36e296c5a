/** PARTIAL: searches and fetches page by page. RFC 9394 */
@NullMarked
package io.culver.imap.extension.partial;

import org.jspecify.annotations.NullMarked;
