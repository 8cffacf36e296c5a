/** ID. RFC 2971 */
@NullMarked
package io.culver.imap.extension.id;

import org.jspecify.annotations.NullMarked;
