/**
 * Many users with several sessions each, who do everything at once and write down what they were
 * answered: the load under which a server is broken, and the history that is checked afterwards.
 */
@NullMarked
package io.culver.perf.storm;

import org.jspecify.annotations.NullMarked;
