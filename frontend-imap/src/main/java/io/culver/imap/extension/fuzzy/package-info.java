/** SEARCH=FUZZY: searches for what is like a text, the likest first. RFC 6203 */
@NullMarked
package io.culver.imap.extension.fuzzy;

import org.jspecify.annotations.NullMarked;
