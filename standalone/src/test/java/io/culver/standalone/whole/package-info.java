/** Tests of the whole program, as processes of its own: what a person starts is what is tested. */
@NullMarked
package io.culver.standalone.whole;

import org.jspecify.annotations.NullMarked;
