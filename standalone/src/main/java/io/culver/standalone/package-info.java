/** The program {@code culver}: its command line, and the one place where all roles meet. */
@NullMarked
package io.culver.standalone;

import org.jspecify.annotations.NullMarked;
