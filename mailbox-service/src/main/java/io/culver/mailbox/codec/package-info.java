/** How the model is written into the store: as the protobuf messages that the services speak. */
@NullMarked
package io.culver.mailbox.codec;

import org.jspecify.annotations.NullMarked;
