package io.culver.imap.extension.compress;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Session;

/** COMPRESS=DEFLATE, offered where it can be used. RFC 4978 */
public final class CompressExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("COMPRESS=DEFLATE", CompressExtension::isPossible)
                .command(new Compress());
    }

    private static boolean isPossible(Session session) {
        return session.isLoggedIn() && !session.isCompressed();
    }
}
