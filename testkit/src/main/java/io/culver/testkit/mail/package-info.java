/**
 * Mail that nobody wrote: every shape that MIME has, in many scripts, the same for the same seed.
 * For the demo, for tests and for load.
 */
@NullMarked
package io.culver.testkit.mail;

import org.jspecify.annotations.NullMarked;
