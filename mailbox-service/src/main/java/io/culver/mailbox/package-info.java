/**
 * The mailbox service put together: its bounds, its configuration and the object graph from the
 * store's ports to the gRPC services.
 */
@NullMarked
package io.culver.mailbox;

import org.jspecify.annotations.NullMarked;
