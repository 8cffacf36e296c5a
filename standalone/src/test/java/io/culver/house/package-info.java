/** The house rules as tests: what STYLE.md marks as enforced, and that documents tell the truth. */
@NullMarked
package io.culver.house;

import org.jspecify.annotations.NullMarked;
