/** The operator's side of the administration service: accounts, import and export over gRPC. */
@NullMarked
package io.culver.standalone.administration;

import org.jspecify.annotations.NullMarked;
