/** What an operator may set: {@code culver.yml} with every key, its default and its meaning. */
@NullMarked
package io.culver.standalone.config;

import org.jspecify.annotations.NullMarked;
