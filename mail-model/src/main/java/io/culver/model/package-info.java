/**
 * The vocabulary of mail that all services share: values that cannot be built wrong. Nothing here
 * does any input or output.
 */
@NullMarked
package io.culver.model;

import org.jspecify.annotations.NullMarked;
