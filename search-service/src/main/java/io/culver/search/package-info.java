/**
 * The search service: full-text search in the mail of many accounts, one small Lucene index each.
 * It holds nothing of its own: an index is made from the account's log, and can be made again.
 */
@NullMarked
package io.culver.search;

import org.jspecify.annotations.NullMarked;
