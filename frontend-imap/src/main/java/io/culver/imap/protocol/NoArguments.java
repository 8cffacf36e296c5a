package io.culver.imap.protocol;

/** The request of a command that takes no arguments. */
public record NoArguments() {}
