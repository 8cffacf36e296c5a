/**
 * Brings an account's index up to a change of its log: asks what the account gained, reads the text
 * of it, adds it. Doing so twice changes nothing.
 */
@NullMarked
package io.culver.search.ingest;

import org.jspecify.annotations.NullMarked;
