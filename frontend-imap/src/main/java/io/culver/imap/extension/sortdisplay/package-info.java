/** SORT=DISPLAY: order by addresses as they are displayed. RFC 5957 */
@NullMarked
package io.culver.imap.extension.sortdisplay;

import org.jspecify.annotations.NullMarked;
