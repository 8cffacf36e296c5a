/**
 * What a storm did and what the server answered: one event a command, as text that is read again.
 */
@NullMarked
package io.culver.perf.history;

import org.jspecify.annotations.NullMarked;
