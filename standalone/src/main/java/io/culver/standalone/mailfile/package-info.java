/** Mail in files, as other programs keep it: mbox, Maildir and directories of {@code .eml}. */
@NullMarked
package io.culver.standalone.mailfile;

import org.jspecify.annotations.NullMarked;
