/**
 * Reads a server's responses by the grammar of RFC 9051 §9 and of the extensions that the storm
 * uses, and forgives nothing: what does not derive from a production is a finding.
 */
@NullMarked
package io.culver.perf.response;

import org.jspecify.annotations.NullMarked;
