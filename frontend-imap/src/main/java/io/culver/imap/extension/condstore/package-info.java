/** CONDSTORE: mod-sequences, and changes on the condition that there was none. RFC 7162 §3.1 */
@NullMarked
package io.culver.imap.extension.condstore;

import org.jspecify.annotations.NullMarked;
