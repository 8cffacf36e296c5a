/**
 * Which node of a service a call goes to: all calls of an account go to the same one, whoever makes
 * them, by rendezvous hashing over the nodes that are ready. A matter of speed only: every node
 * serves every account.
 */
@NullMarked
package io.culver.proto.routing;

import org.jspecify.annotations.NullMarked;
