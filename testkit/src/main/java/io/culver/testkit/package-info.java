/**
 * What the tests of every module share. The packages below stand alone; none knows a service of
 * Culver.
 */
@NullMarked
package io.culver.testkit;

import org.jspecify.annotations.NullMarked;
