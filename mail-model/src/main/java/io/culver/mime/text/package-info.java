/**
 * What a message says, as SEARCH sees it: which stretches of it hold text, the text of those, and
 * whether it contains another. An index and whoever looks through messages without one agree
 * because both take it from here. RFC 9051 §6.4.4
 */
@NullMarked
package io.culver.mime.text;

import org.jspecify.annotations.NullMarked;
