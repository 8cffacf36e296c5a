/**
 * Owners of accounts: each keeps one account's state in memory, groups what is asked at the same
 * time into one commit, and writes checkpoints. Two owners of one account are never wrong, only
 * slow: whoever loses the race for the log's head reads what it missed and decides again.
 */
@NullMarked
package io.culver.mailbox.owner;

import org.jspecify.annotations.NullMarked;
