/** The search service's contract, and that of the mailbox service which feeds it, over gRPC. */
@NullMarked
package io.culver.search.grpc;

import org.jspecify.annotations.NullMarked;
