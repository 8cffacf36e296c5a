/**
 * Programs that use a client library of Java as people do; {@code src/test/clients} drives them.
 */
@NullMarked
package io.culver.standalone.client;

import org.jspecify.annotations.NullMarked;
