/**
 * The engine behind a connection: takes inputs one at a time, dispatches commands, turns refusals
 * into replies and tells the client what changed.
 */
@NullMarked
package io.culver.imap.session;

import org.jspecify.annotations.NullMarked;
