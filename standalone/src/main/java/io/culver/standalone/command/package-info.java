/** The commands of {@code culver}, one class each. */
@NullMarked
package io.culver.standalone.command;

import org.jspecify.annotations.NullMarked;
