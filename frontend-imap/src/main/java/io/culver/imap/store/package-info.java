/**
 * The port to the mail store, in mail vocabulary. Calls block; a refusal is a MailException; values
 * are those of the model.
 */
@NullMarked
package io.culver.imap.store;

import org.jspecify.annotations.NullMarked;
