/** Simulated mail clients, and the naive model that judges what they were told. */
@NullMarked
package io.culver.simulation.mail;

import org.jspecify.annotations.NullMarked;
