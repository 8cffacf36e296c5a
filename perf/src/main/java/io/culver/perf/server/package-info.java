/** The servers under test as child processes: started, filled, stopped and weighed the same way. */
@NullMarked
package io.culver.perf.server;

import org.jspecify.annotations.NullMarked;
