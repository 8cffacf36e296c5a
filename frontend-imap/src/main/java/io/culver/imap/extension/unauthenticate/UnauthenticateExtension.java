package io.culver.imap.extension.unauthenticate;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Session;

/** UNAUTHENTICATE, unless the operator has no use for it. RFC 8437 §8 */
public final class UnauthenticateExtension implements Extension {

    private final boolean isOn;

    public UnauthenticateExtension(boolean isOn) {
        this.isOn = isOn;
    }

    @Override
    public void extend(Grammar grammar) {
        if (isOn) {
            grammar.capability("UNAUTHENTICATE", Session::isLoggedIn).command(new Unauthenticate());
        }
    }
}
