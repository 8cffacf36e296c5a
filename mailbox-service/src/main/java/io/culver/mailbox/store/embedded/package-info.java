/**
 * The store of one machine: a RocksDB in the process, with a synchronous write-ahead log. RocksDB's
 * types stay in {@code Database}, {@code Batch} and {@code Tuning}; the other classes give its keys
 * and values their meaning.
 */
@NullMarked
package io.culver.mailbox.store.embedded;

import org.jspecify.annotations.NullMarked;
