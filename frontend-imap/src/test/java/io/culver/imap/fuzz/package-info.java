/**
 * Fuzz targets: each takes any octets and holds what must be true of them. Jazzer drives them for
 * long; every build runs their seeds and mutations of these.
 */
@NullMarked
package io.culver.imap.fuzz;

import org.jspecify.annotations.NullMarked;
