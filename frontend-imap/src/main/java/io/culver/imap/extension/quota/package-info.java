/** QUOTA: how much the account holds, and may hold. RFC 9208 */
@NullMarked
package io.culver.imap.extension.quota;

import org.jspecify.annotations.NullMarked;
