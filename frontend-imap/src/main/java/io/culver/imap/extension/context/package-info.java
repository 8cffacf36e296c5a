/** CONTEXT=SEARCH and CONTEXT=SORT: results that are kept up to date. RFC 5267 §4 */
@NullMarked
package io.culver.imap.extension.context;

import org.jspecify.annotations.NullMarked;
