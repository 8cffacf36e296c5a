/** The codec between the services' messages and the model: the only hand-written code here. */
@NullMarked
package io.culver.proto;

import org.jspecify.annotations.NullMarked;
