/** APPENDLIMIT. RFC 7889 */
@NullMarked
package io.culver.imap.extension.appendlimit;

import org.jspecify.annotations.NullMarked;
