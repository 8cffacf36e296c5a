package io.culver.perf.storm;

import io.culver.perf.history.StormMail;
import io.culver.perf.history.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** One of a user's devices: it does this and that, loses its connection and comes back. */
final class Device {
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final Duration AWAY = Duration.ofMillis(150);
    private static final List<String> FLAGS =
            List.of("\\Seen", "\\Flagged", "\\Answered", "\\Draft");
    private static final List<String> ITEMS =
            List.of(
                    "(UID BODY.PEEK[])",
                    "(UID FLAGS)",
                    "(UID RFC822.SIZE INTERNALDATE ENVELOPE BODYSTRUCTURE EMAILID THREADID)");
    private static final int TIDY = 30; // messages that may lie in a mailbox
    private static final int HUNDRED = 100;

    private final StormSetting setting;
    private final UserMemory user;
    private final StormSession session;
    private final RandomGenerator random;

    Device(StormSetting setting, UserMemory user, StormSession session, RandomGenerator random) {
        this.setting = setting;
        this.user = user;
        this.session = session;
        this.random = random;
    }

    StormSession session() {
        return session;
    }

    /** Does one thing after the other as long as it may. */
    void run(BooleanSupplier mayGoOn) throws InterruptedException {
        while (mayGoOn.getAsBoolean()) {
            try {
                connect();
                act();
            } catch (ConnectionLostException e) {
                StormSession.pause(RETRY, random);
            }
            StormSession.pause(setting.pause(), random);
        }
    }

    /** Makes sure of a connection and of a selected mailbox. */
    void connect() throws ConnectionLostException {
        if (!session.isConnected()) {
            String mailbox = mailbox();
            if (session.hasSelection() && random.nextInt(HUNDRED) < 70) {
                mailbox = session.selection().mailbox();
            }
            session.logIn();
            session.sync(mailbox);
            session.learn();
        }
    }

    private String mailbox() {
        return user.mailboxes().get(random.nextInt(user.mailboxes().size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(HUNDRED) < percent;
    }

    private void act() throws ConnectionLostException, InterruptedException {
        Operation operation = Operation.any(random);
        List<Long> some = session.selection().some(1 + random.nextInt(3), random);
        boolean isByNumber = chance(20);
        switch (operation) {
            case APPEND -> session.append(mailbox(), chance(15) ? 2 + random.nextInt(2) : 1);
            case NOOP -> session.noop();
            case IDLE -> session.idle(idle());
            case STATUS -> session.status(mailbox());
            case RECONNECT -> reconnect();
            case NAMES -> names();
            case SEARCH -> search(isByNumber);
            case STORE, FETCH, EXPUNGE, COPY, MOVE -> {
                if (some.isEmpty()) {
                    session.noop();
                } else {
                    act(operation, some, isByNumber);
                }
            }
        }
        session.learn();
    }

    private void act(Operation operation, List<Long> some, boolean isByNumber)
            throws ConnectionLostException {
        switch (operation) {
            case STORE -> store(some, isByNumber);
            case FETCH -> session.fetch(some, ITEMS.get(random.nextInt(ITEMS.size())), isByNumber);
            case EXPUNGE -> expunge();
            case COPY -> session.copy(Verb.COPY, some, mailbox());
            case MOVE -> session.copy(Verb.MOVE, some, otherMailbox());
            case APPEND, NOOP, IDLE, STATUS, RECONNECT, NAMES, SEARCH ->
                    throw new IllegalArgumentException(operation + " is about no messages");
        }
    }

    private String otherMailbox() {
        List<String> others = new ArrayList<>(user.mailboxes());
        others.remove(session.selection().mailbox());
        return others.get(random.nextInt(others.size()));
    }

    private Duration idle() {
        return setting.idle().multipliedBy(1 + random.nextInt(4)).dividedBy(4);
    }

    private void store(List<Long> uids, boolean isByNumber) throws ConnectionLostException {
        List<String> change = new ArrayList<>();
        change.add(List.of("+", "+", "-", "=").get(random.nextInt(4)));
        change.add(FLAGS.get(random.nextInt(FLAGS.size())));
        if (chance(60)) {
            change.set(1, user.keyword(random.nextInt()));
        }
        if (chance(30)) {
            change.add("silent");
        }
        long since = 0;
        if (session.dialect().hasModSeqs() && chance(25)) {
            long uid = uids.getFirst();
            Selection selection = session.selection();
            since = chance(40) ? selection.formerModSeqOf(uid) : selection.modSeqOf(uid);
        }
        session.store(uids, change, since, isByNumber && since == 0); // MODIFIED tells UIDs then
    }

    /** The more there is, the more goes. */
    private void expunge() throws ConnectionLostException {
        int count = 1 + Math.max(0, (session.selection().uids().size() - TIDY) / 2);
        List<Long> uids = session.selection().some(count, random);
        session.store(uids, List.of("+", "\\Deleted", "silent"), 0, false);
        session.expunge(uids);
    }

    private void search(boolean isByNumber) throws ConnectionLostException {
        switch (random.nextInt(3)) {
            case 0 -> session.search("BODY", StormMail.topic(random.nextInt()), isByNumber);
            case 1 -> session.search("SUBJECT", session.name().replace('.', '-'), isByNumber);
            default -> session.search("ALL", "all", isByNumber);
        }
    }

    /** While it is away, others do what it has to be told of then. */
    private void reconnect() throws ConnectionLostException, InterruptedException {
        if (chance(25)) {
            session.sync(mailbox()); // without leaving
        } else {
            session.disconnect();
            StormSession.pause(AWAY, random);
            connect();
        }
    }

    private void names() throws ConnectionLostException {
        String name = user.scratch(random.nextInt());
        switch (random.nextInt(4)) {
            case 0 -> session.change(Verb.DELETE, name);
            case 1 -> {
                String other = user.unique(session.name()) + "was";
                session.rename(name, other);
                session.status(other);
                session.change(Verb.DELETE, other);
            }
            default -> {
                session.change(Verb.CREATE, name);
                session.status(name);
            }
        }
        session.list();
    }
}
