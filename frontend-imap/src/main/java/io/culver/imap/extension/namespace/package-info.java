/** NAMESPACE. RFC 2342 */
@NullMarked
package io.culver.imap.extension.namespace;

import org.jspecify.annotations.NullMarked;
