/**
 * MESSAGELIMIT and SAVELIMIT: how many messages one command may touch, if so configured. RFC 9738
 */
@NullMarked
package io.culver.imap.extension.messagelimit;

import org.jspecify.annotations.NullMarked;
