package io.culver.imap.protocol;

import java.util.HashSet;
import java.util.Set;

/**
 * What a connection has come to: its state, what was enabled, and whether others can read it.
 * Confined to the connection's lane.
 */
public final class Session {

    private final Grammar grammar;
    private final boolean mayStartTls;
    private final boolean mayLogInUnencrypted;
    private final Set<Enableable> enabled = new HashSet<>();
    private boolean isEncrypted;
    private int failedLogins;
    private State state = new State.NotAuthenticated(this);

    /**
     * @param isEncrypted whether TLS was there before the first octet
     * @param mayStartTls whether there is a certificate for STARTTLS
     * @param mayLogInUnencrypted for tests on one machine only
     */
    public Session(
            Grammar grammar,
            boolean isEncrypted,
            boolean mayStartTls,
            boolean mayLogInUnencrypted) {
        this.grammar = grammar;
        this.isEncrypted = isEncrypted;
        this.mayStartTls = mayStartTls;
        this.mayLogInUnencrypted = mayLogInUnencrypted;
    }

    public Grammar grammar() {
        return grammar;
    }

    public State state() {
        return state;
    }

    public void become(State next) {
        state = next;
    }

    public boolean isLoggedIn() {
        return state instanceof State.LoggedIn;
    }

    /** Whether STARTTLS is possible here and now. RFC 9051 §6.2.1 */
    public boolean canStartTls() {
        return mayStartTls && !isEncrypted && !isLoggedIn();
    }

    /** Whether a password may be sent. RFC 9051 §6.2.3 */
    public boolean canLogIn() {
        return !isLoggedIn() && (isEncrypted || mayLogInUnencrypted);
    }

    /** Counts a login that failed, and returns how many there were. */
    public int countFailedLogin() {
        return ++failedLogins;
    }

    /** TLS has begun: what the client said before it is forgotten. RFC 9051 §6.2.1 */
    public void encrypt() {
        isEncrypted = true;
        enabled.clear();
        state = new State.NotAuthenticated(this);
    }

    /** Turns a feature on until the end; false if it was on already. */
    public boolean enable(Enableable feature) {
        return enabled.add(feature);
    }

    public boolean isEnabled(Enableable feature) {
        return enabled.contains(feature);
    }

    /** Whether IMAP4rev2 was enabled; until then this is IMAP4rev1. RFC 9051 §A */
    public boolean isRev2() {
        return isEnabled(Enableable.IMAP4REV2);
    }
}
