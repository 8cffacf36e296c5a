package io.culver.perf.storm;

import io.culver.perf.history.Call;
import io.culver.perf.history.Event;
import io.culver.perf.history.Outcome;
import io.culver.perf.history.StormMail;
import io.culver.perf.history.Verb;
import io.culver.perf.response.Response;
import io.culver.perf.response.Response.Condition;
import io.culver.perf.response.Sets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The commands of one client: each is an event of the history. */
final class StormSession {
    private final StormSetting setting;
    private final UserMemory user;
    private final String name;
    private final Dialect dialect;
    private final Wire wire;
    private int endpoint;
    private @Nullable Selection
            selection; // null before the first SELECT, and while one is under way
    private boolean isSelected; // a mailbox, on this connection
    private boolean isWaitingForClosed; // for the end of what concerns the mailbox before

    StormSession(
            StormSetting setting,
            UserMemory user,
            int number,
            Dialect dialect,
            StormClock clock,
            Consumer<Event> history) {
        this.setting = setting;
        this.user = user;
        this.name = user.name() + "." + number;
        this.dialect = dialect;
        this.endpoint = number;
        this.wire = new Wire(user.name(), name, setting.patience(), clock, history, this::take);
    }

    String name() {
        return name;
    }

    Dialect dialect() {
        return dialect;
    }

    boolean isConnected() {
        return wire.isOpen() && isSelected;
    }

    /** Whether there is a mailbox that it knows, now or from before. */
    boolean hasSelection() {
        return selection != null;
    }

    Selection selection() {
        if (selection == null) {
            throw new IllegalStateException(name + " has nothing selected");
        }
        return selection;
    }

    private void take(Response response) {
        if (isWaitingForClosed) {
            isWaitingForClosed =
                    !(response instanceof Condition condition
                            && condition.argumentsOf("CLOSED").isPresent());
        } else if (selection != null) {
            selection.take(response);
        }
    }

    void logIn() throws ConnectionLostException {
        isWaitingForClosed = false;
        isSelected = false;
        wire.perform(
                Call.of(Verb.LOGIN, ""),
                () -> {
                    wire.connect(setting.endpoint(endpoint++), setting.isTls());
                    Outcome outcome =
                            wire.command("LOGIN " + user.name() + " \"" + setting.password() + '"');
                    if (outcome == Outcome.OK && !dialect.enabled().isEmpty()) {
                        outcome = wire.command("ENABLE " + dialect.enabled());
                    }
                    if (outcome != Outcome.OK) {
                        throw new ConnectionLostException("cannot log in");
                    }
                    return outcome;
                });
    }

    /** Ends the connection without a word. */
    void disconnect() {
        wire.close();
    }

    /** SELECT, with what is known if that helps, and all UIDs. */
    void sync(String mailbox, String... words) throws ConnectionLostException {
        Selection next =
                Optional.ofNullable(selection)
                        .filter(known -> known.mailbox().equals(mailbox))
                        .orElseGet(() -> new Selection(mailbox));
        boolean resyncs = dialect.resynchronizes() && next.validity() > 0 && next.modSeq() > 0;
        List<Long> uids = resyncs ? next.uids() : List.of();
        long modSeq = resyncs ? next.modSeq() : 0;
        List<String> said = new ArrayList<>(List.of(words));
        String parameter = "";
        if (resyncs) {
            said.add(Call.QRESYNC);
            String set = uids.isEmpty() ? "" : " " + Sets.text(uids);
            parameter = " (QRESYNC (" + next.validity() + " " + modSeq + set + "))";
        }
        String select = "SELECT " + mailbox + parameter;
        var call = Call.of(Verb.SYNC, mailbox, said.toArray(String[]::new)).on(uids).since(modSeq);
        isWaitingForClosed = isSelected;
        next.reopen();
        selection = next;
        Event event = wire.perform(call, () -> select(select));
        isSelected = event.isOk();
        if (!event.isOk()) {
            selection = null;
            wire.close();
            throw new ConnectionLostException("refused to select " + mailbox);
        }
    }

    private Outcome select(String select) throws ConnectionLostException {
        Outcome outcome = wire.command(select);
        isWaitingForClosed = false;
        return outcome == Outcome.OK ? wire.command("UID FETCH 1:* " + items()) : outcome;
    }

    private String items() {
        return dialect.hasModSeqs() ? "(UID FLAGS MODSEQ EMAILID)" : "(UID FLAGS EMAILID)";
    }

    /** Asks for what EXISTS has told of, and looks at contents that nobody has looked at. */
    void learn() throws ConnectionLostException {
        int first = selection().view().firstUnknown();
        int last = selection().view().size();
        if (first <= last) {
            wire.perform(
                    Call.of(Verb.LEARN, selection().mailbox()),
                    () -> wire.command("FETCH " + first + ":" + last + " " + items()));
        }
        List<Long> news = new ArrayList<>();
        selection()
                .contents()
                .forEach((id, uid) -> {
                    if (user.isNew(id)) {
                        news.add(uid);
                    }
                });
        if (!news.isEmpty()) {
            fetch(news, "(UID EMAILID ENVELOPE RFC822.SIZE INTERNALDATE)", false, Call.NEWS);
        }
    }

    void append(String mailbox, int count) throws ConnectionLostException {
        List<StormMail> mails = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            mails.add(new StormMail(user.unique(name)));
        }
        String[] tokens = mails.stream().map(StormMail::token).toArray(String[]::new);
        wire.perform(Call.of(Verb.APPEND, mailbox, tokens), () -> upload(mailbox, mails));
    }

    private Outcome upload(String mailbox, List<StormMail> mails) throws ConnectionLostException {
        String tag = wire.nextTag();
        String before = tag + " APPEND " + mailbox;
        for (StormMail mail : mails) {
            byte[] octets = mail.octets();
            wire.send(before + " {" + octets.length + "}");
            Optional<Outcome> refused = wire.continuation(tag);
            if (refused.isPresent()) {
                return refused.get();
            }
            wire.send(octets);
            before = "";
        }
        wire.send("");
        return wire.answer(tag);
    }

    /**
     * @param change {@code +}, {@code -} or {@code =}, then flags, perhaps {@code silent}
     * @param unchangedSince 0 for none
     */
    void store(List<Long> uids, List<String> change, long unchangedSince, boolean isByNumber)
            throws ConnectionLostException {
        var call =
                Call.of(Verb.STORE, selection().mailbox(), change.toArray(String[]::new))
                        .on(uids)
                        .since(unchangedSince);
        String condition = unchangedSince > 0 ? " (UNCHANGEDSINCE " + unchangedSince + ")" : "";
        boolean isSilent = change.getLast().equals("silent");
        String flags = String.join(" ", change.subList(1, change.size() - (isSilent ? 1 : 0)));
        String item = change.getFirst().replace("=", "") + "FLAGS" + (isSilent ? ".SILENT" : "");
        String rest = condition + " " + item + " (" + flags + ")";
        wire.perform(
                isByNumber ? call.byNumber() : call,
                () -> wire.command(messages("STORE", uids, isByNumber) + rest));
    }

    /** A command on messages, by their UIDs or by their numbers. */
    private String messages(String command, List<Long> uids, boolean isByNumber) {
        if (!isByNumber) {
            return "UID " + command + " " + Sets.text(uids);
        }
        List<Long> numbers =
                uids.stream().map(uid -> (long) selection().view().numberOf(uid)).toList();
        return command + " " + Sets.text(numbers);
    }

    void fetch(List<Long> uids, String items, boolean isByNumber, String... words)
            throws ConnectionLostException {
        var call = Call.of(Verb.FETCH, selection().mailbox(), words).on(uids);
        wire.perform(
                isByNumber ? call.byNumber() : call,
                () -> wire.command(messages("FETCH", uids, isByNumber) + " " + items));
    }

    void expunge(List<Long> uids) throws ConnectionLostException {
        wire.perform(
                Call.of(Verb.EXPUNGE, selection().mailbox()).on(uids),
                () -> wire.command("UID EXPUNGE " + Sets.text(uids)));
    }

    /**
     * @param verb COPY or MOVE
     */
    void copy(Verb verb, List<Long> uids, String target) throws ConnectionLostException {
        wire.perform(
                Call.of(verb, selection().mailbox()).on(uids).to(target),
                () -> wire.command("UID " + verb + " " + Sets.text(uids) + " " + target));
    }

    void search(String key, String word, boolean isByNumber) throws ConnectionLostException {
        var call = Call.of(Verb.SEARCH, selection().mailbox(), key, word).on(selection().uids());
        String text = key.equals("ALL") ? key : key + " \"" + word + '"';
        wire.perform(
                isByNumber ? call.byNumber() : call,
                () -> wire.command((isByNumber ? "" : "UID ") + "SEARCH " + text));
    }

    void noop(String... words) throws ConnectionLostException {
        wire.perform(Call.of(Verb.NOOP, selection().mailbox(), words), () -> wire.command("NOOP"));
    }

    /**
     * Two events, so that what is pushed is told apart from what comes with the end: IDLE up to
     * DONE, and as a NOOP what follows.
     */
    void idle(Duration length) throws ConnectionLostException {
        String mailbox = selection().mailbox();
        String tag = wire.nextTag();
        Event pushed =
                wire.perform(
                        Call.of(Verb.IDLE, mailbox),
                        () -> {
                            wire.send(tag + " IDLE");
                            Optional<Outcome> refused = wire.continuation(tag);
                            if (refused.isPresent()) {
                                return refused.get();
                            }
                            readFor(length);
                            return Outcome.OK;
                        });
        if (pushed.isOk()) {
            wire.perform(
                    Call.of(Verb.NOOP, mailbox),
                    () -> {
                        wire.send("DONE");
                        return wire.answer(tag);
                    });
        }
    }

    private void readFor(Duration length) throws ConnectionLostException {
        long end = System.nanoTime() + length.toNanos();
        long left = length.toNanos();
        while (left > 0) {
            wire.read(Duration.ofNanos(left));
            left = end - System.nanoTime();
        }
    }

    void status(String mailbox, String... words) throws ConnectionLostException {
        String modSeq = dialect.hasModSeqs() ? " HIGHESTMODSEQ" : "";
        wire.perform(
                Call.of(Verb.STATUS, mailbox, words),
                () ->
                        wire.command(
                                "STATUS "
                                        + mailbox
                                        + " (MESSAGES UIDNEXT UIDVALIDITY UNSEEN DELETED SIZE"
                                        + " MAILBOXID"
                                        + modSeq
                                        + ")"));
    }

    void list() throws ConnectionLostException {
        wire.perform(Call.of(Verb.LIST, ""), () -> wire.command("LIST \"\" *"));
    }

    /** CREATE or DELETE. */
    void change(Verb verb, String mailbox) throws ConnectionLostException {
        wire.perform(Call.of(verb, mailbox), () -> wire.command(verb + " " + mailbox));
    }

    void rename(String from, String to) throws ConnectionLostException {
        wire.perform(
                Call.of(Verb.RENAME, from).to(to), () -> wire.command("RENAME " + from + " " + to));
    }

    /** Waits about so long. */
    static void pause(Duration mean, RandomGenerator random) throws InterruptedException {
        long nanos = mean.toNanos();
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(random.nextLong(2 * nanos));
        }
    }
}
