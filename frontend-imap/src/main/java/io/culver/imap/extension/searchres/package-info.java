/** SEARCHRES: {@code $}, the result of the last search that was saved. RFC 5182 */
@NullMarked
package io.culver.imap.extension.searchres;

import org.jspecify.annotations.NullMarked;
