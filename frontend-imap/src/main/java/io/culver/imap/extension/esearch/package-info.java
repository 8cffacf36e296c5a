/** ESEARCH. RFC 4731 */
@NullMarked
package io.culver.imap.extension.esearch;

import org.jspecify.annotations.NullMarked;
