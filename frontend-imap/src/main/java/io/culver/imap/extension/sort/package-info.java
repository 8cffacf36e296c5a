/** SORT. RFC 5256 */
@NullMarked
package io.culver.imap.extension.sort;

import org.jspecify.annotations.NullMarked;
