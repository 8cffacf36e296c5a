/**
 * What a command or an extension is written in: commands and their signatures, replies and untagged
 * responses, the grammar that extensions add to, and the session as a command sees it.
 */
@NullMarked
package io.culver.imap.protocol;

import org.jspecify.annotations.NullMarked;
