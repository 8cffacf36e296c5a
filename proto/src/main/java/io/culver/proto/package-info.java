/**
 * The codec between the services' messages and the model, and between refusals and gRPC's statuses:
 * the only hand-written code among the generated. Decoders trust nothing: whatever no encoder of
 * ours writes is refused as {@code INVALID}.
 */
@NullMarked
package io.culver.proto;

import org.jspecify.annotations.NullMarked;
