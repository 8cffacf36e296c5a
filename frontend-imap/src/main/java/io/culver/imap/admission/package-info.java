/**
 * Who may come in, and how many and how fast: bounds that no single connection can keep by itself.
 * They hold for one front end; several do not tell each other.
 */
@NullMarked
package io.culver.imap.admission;

import org.jspecify.annotations.NullMarked;
