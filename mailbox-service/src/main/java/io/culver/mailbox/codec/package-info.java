/**
 * How the model is written into the store: entries of the log and objects of checkpoints as framed
 * protobuf of {@code culver.storage.v1}, the rest as the messages that the services speak. What
 * cannot be read for sure is {@code CORRUPTION}, never guessed at.
 */
@NullMarked
package io.culver.mailbox.codec;

import org.jspecify.annotations.NullMarked;
