/**
 * The mailbox service as gRPC shows it: each service maps its messages to the model, calls a use
 * case and maps back. Nothing is decided here. Calls run on virtual threads and block.
 */
@NullMarked
package io.culver.mailbox.grpc;

import org.jspecify.annotations.NullMarked;
