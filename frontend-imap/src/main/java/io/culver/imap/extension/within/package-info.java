/** WITHIN. RFC 5032 */
@NullMarked
package io.culver.imap.extension.within;

import org.jspecify.annotations.NullMarked;
