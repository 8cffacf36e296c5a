package io.culver.imap.protocol;

/** An RFC's {@code =/} block: one for each capability or family of capabilities. */
@FunctionalInterface
public interface Extension {
    void extend(Grammar grammar);
}
