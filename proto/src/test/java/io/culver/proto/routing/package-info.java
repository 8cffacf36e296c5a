/**
 * Which node a call goes to: the hash by itself, and the balancer among servers of this process.
 */
@NullMarked
package io.culver.proto.routing;

import org.jspecify.annotations.NullMarked;
