/** THREAD by subject and by references. RFC 5256 */
@NullMarked
package io.culver.imap.extension.thread;

import org.jspecify.annotations.NullMarked;
