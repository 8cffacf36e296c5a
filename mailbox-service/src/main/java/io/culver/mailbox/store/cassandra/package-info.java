/**
 * The store of a cluster: Cassandra 5.0 with Paxos v2. One class a table owns its CQL, its
 * consistency level and the mapping of its rows; the adapters put the tables together. Conditional
 * writes are never retried here: what became of them is the caller's to find out.
 */
@NullMarked
package io.culver.mailbox.store.cassandra;

import org.jspecify.annotations.NullMarked;
