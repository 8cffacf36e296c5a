/** ESORT: what SORT returns. RFC 5267 */
@NullMarked
package io.culver.imap.extension.esort;

import org.jspecify.annotations.NullMarked;
