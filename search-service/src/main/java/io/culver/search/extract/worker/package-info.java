/**
 * The process that reads attached documents, by Apache Tika. It has a heap of its own and nothing
 * that it could lose: it is killed at the first sign of trouble.
 */
@NullMarked
package io.culver.search.extract.worker;

import org.jspecify.annotations.NullMarked;
