/**
 * The port to the mail store over gRPC, and the only package of the front end that sees stubs.
 * Every change carries an id of its own, so that asking again cannot change twice.
 */
@NullMarked
package io.culver.imap.grpc;

import org.jspecify.annotations.NullMarked;
