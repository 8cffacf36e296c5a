/**
 * What can be asked of the mailbox service, one class a question or small family of them: straight
 * steps over the accounts' owners, the store and the search service, in the words of mail.
 */
@NullMarked
package io.culver.mailbox.usecase;

import org.jspecify.annotations.NullMarked;
