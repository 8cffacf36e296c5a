package io.culver.imap.protocol;

import io.culver.imap.admission.Visit;
import io.culver.imap.store.Account;
import io.culver.imap.store.Progress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a connection has come to: its state, what was enabled, and whether others can read it.
 * Confined to the connection's lane.
 */
public final class Session {

    private final Grammar grammar;
    private final InetAddress client;
    private final boolean mayStartTls;
    private final boolean mayLogInUnencrypted;
    private boolean isEncrypted;
    private boolean isCompressed;
    private int failedLogins;
    private Standing standing = new Standing(this);

    /**
     * All that a client has come to since it began, or began anew. It is replaced as a whole, so
     * that whatever an extension keeps of a session, here or in the state, ends with it. RFC 8437
     * §4.1
     */
    private static final class Standing {
        private final Set<Enableable> enabled = new HashSet<>();
        private final Wording wording = new Wording();
        private Visit visit = Visit.UNCOUNTED;
        private State state;

        private Standing(Session session) {
            this.state = new State.NotAuthenticated(session);
        }
    }

    /**
     * @param client where the connection comes from
     * @param isEncrypted whether TLS was there before the first octet
     * @param mayStartTls whether there is a certificate for STARTTLS
     * @param mayLogInUnencrypted for tests on one machine only
     */
    public Session(
            Grammar grammar,
            InetAddress client,
            boolean isEncrypted,
            boolean mayStartTls,
            boolean mayLogInUnencrypted) {
        this.grammar = grammar;
        this.client = client;
        this.isEncrypted = isEncrypted;
        this.mayStartTls = mayStartTls;
        this.mayLogInUnencrypted = mayLogInUnencrypted;
    }

    public Grammar grammar() {
        return grammar;
    }

    /** How many messages one command may touch. */
    public MessageLimit messageLimit() {
        return grammar.messageLimit();
    }

    /** Waits for an answer of the store that may take long; nobody but the client needs it. */
    public <T> T ask(Responder out, Function<Progress, T> question) {
        return grammar.patience().ask(out, question);
    }

    /** Waits for work of the store that may take long. */
    public <T> T await(Responder out, Supplier<T> work) {
        return grammar.patience().await(out, _ -> work.get());
    }

    /** Likewise, for work that comes to nothing but its end. */
    public void await(Responder out, Runnable work) {
        var _ =
                await(
                        out,
                        () -> {
                            work.run();
                            return this;
                        });
    }

    /** Likewise, for work that can tell how far it is. */
    public <T> T await(Responder out, Function<Progress, T> work) {
        return grammar.patience().await(out, work);
    }

    public InetAddress client() {
        return client;
    }

    public State state() {
        return standing.state;
    }

    public void become(State next) {
        standing.state = next;
    }

    /** The user has shown who he is; the visit ends with the session. */
    public void logIn(Account account, Visit visit) {
        standing.visit = visit;
        become(new State.Authenticated(this, account));
    }

    /** It is over, whatever it was. */
    public void end() {
        startOver();
        become(new State.LoggedOut());
    }

    /** Forgets who the user was and all that he did; TLS stays, compression ends. RFC 8437 §3 */
    public void startOver() {
        standing.visit.end();
        standing = new Standing(this);
        isCompressed = false;
    }

    /** Counts a command, and says how long the next one must wait. */
    public Duration countCommand() {
        return standing.visit.countCommand();
    }

    /** Searches once it is the user's turn: of all his searches few run at a time. LIMIT. */
    public <T> T search(Supplier<T> search) {
        return standing.visit.search(search);
    }

    public boolean isLoggedIn() {
        return state() instanceof State.LoggedIn;
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
        startOver();
    }

    /** Compression begins, unless it is there already: then false. RFC 4978 §3 */
    public boolean compress() {
        boolean wasCompressed = isCompressed;
        isCompressed = true;
        return !wasCompressed;
    }

    public boolean isCompressed() {
        return isCompressed;
    }

    /** Turns a feature on until the session ends or starts over; false if it was on already. */
    public boolean enable(Enableable feature) {
        feature.effect().accept(standing.wording);
        return standing.enabled.add(feature);
    }

    /** How this session is told of messages. */
    public Wording wording() {
        return standing.wording;
    }

    /**
     * The client wants to be told of mod-sequences from now on. The first time it learns up to
     * where it has been told of the selected mailbox. RFC 7162 §3.1
     */
    public void showModSeqs(Responder out) {
        if (standing.wording.showModSeqs() && standing.state instanceof State.Selected selected) {
            out.send(Status.ok(new HighestModSeq(selected.view()::highestTold), "So far"));
        }
    }

    public boolean isEnabled(Enableable feature) {
        return standing.enabled.contains(feature);
    }

    /** Whether IMAP4rev2 was enabled; until then this is IMAP4rev1. RFC 9051 §A */
    public boolean isRev2() {
        return isEnabled(Enableable.IMAP4REV2);
    }

    /** Whether quoted strings and mailbox names are UTF-8. RFC 9051 §5.1, RFC 6855 §3 */
    public boolean isUtf8() {
        return isRev2() || isEnabled(Enableable.UTF8_ACCEPT);
    }
}
