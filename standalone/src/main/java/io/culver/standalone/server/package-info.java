/** Starts and stops the roles of a process: the one place where the services meet. */
@NullMarked
package io.culver.standalone.server;

import org.jspecify.annotations.NullMarked;
