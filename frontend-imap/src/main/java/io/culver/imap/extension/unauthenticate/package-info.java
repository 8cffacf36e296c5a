/** UNAUTHENTICATE. RFC 8437 */
@NullMarked
package io.culver.imap.extension.unauthenticate;

import org.jspecify.annotations.NullMarked;
