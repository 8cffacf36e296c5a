/**
 * One account's mail as a Lucene index: what of it is indexed and how, and the few indexes that are
 * open at a time. Knows neither where mail comes from nor who asks.
 */
@NullMarked
package io.culver.search.index;

import org.jspecify.annotations.NullMarked;
