/** What Culver tells of messages, beside what Dovecot tells of the same ones. RFC 9051 §7.5.2 */
@NullMarked
package io.culver.standalone.comparison;

import org.jspecify.annotations.NullMarked;
