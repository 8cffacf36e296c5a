package io.culver.imap.extension.thread;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.model.ThreadAlgorithm;

/** {@code capability =/ "THREAD=" thread-alg}, {@code command-select =/ thread} RFC 5256 §5 */
public final class ThreadExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        for (ThreadAlgorithm algorithm : ThreadAlgorithm.values()) {
            grammar.capability("THREAD=" + algorithm);
        }
        grammar.command(new ThreadCommand(grammar));
    }
}
