/** UTF8=ACCEPT. RFC 6855, RFC 9755 */
@NullMarked
package io.culver.imap.extension.utf8;

import org.jspecify.annotations.NullMarked;
