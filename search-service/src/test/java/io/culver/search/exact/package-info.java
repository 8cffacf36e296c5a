/**
 * Whether an index finds exactly what looking through all mail finds: mailboxes in many scripts,
 * texts to look for, and the scan that says what is right.
 */
@NullMarked
package io.culver.search.exact;

import org.jspecify.annotations.NullMarked;
