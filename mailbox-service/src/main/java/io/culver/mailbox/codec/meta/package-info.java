/** What is known of a content, in the form that the stores keep and parts are cut out of. */
@NullMarked
package io.culver.mailbox.codec.meta;

import org.jspecify.annotations.NullMarked;
