/** Tests of generated mail. */
@NullMarked
package io.culver.testkit.mail;

import org.jspecify.annotations.NullMarked;
