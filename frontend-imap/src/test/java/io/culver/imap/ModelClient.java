package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.imap.ModelCommand.Kind;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client that pipelines, waits and comes back, and holds every response against what RFC 9051
 * §5.5 and §7.5.1 allow at that moment.
 */
final class ModelClient implements AutoCloseable {

    private static final int TRACE = 60;
    private static final String VANISHED = "* VANISHED ";
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "\\* (\\d+) (EXISTS|EXPUNGE|FETCH|RECENT)(?: \\((.*)\\))?", Pattern.DOTALL);
    private static final Pattern UID = Pattern.compile("\\bUID (\\d+)");
    private static final Pattern FLAGS = Pattern.compile("\\bFLAGS \\(([^)]*)\\)");

    private final ImapClient client;
    private final RandomGenerator random;
    private final RandomCommands commands;
    private final Deque<Sent> outstanding = new ArrayDeque<>();
    private final Deque<String> trace = new ArrayDeque<>();

    private Optional<ClientView> view = Optional.empty();
    private boolean isIdling;
    private int segments;

    /** A command on its way; those of one segment reach the server at once. */
    private record Sent(String tag, ModelCommand command, int segment) {}

    ModelClient(ImapClient client, RandomGenerator random) {
        this.client = client;
        this.random = random;
        this.commands = new RandomCommands(random);
    }

    /**
     * Does one thing: sends, reads or stops waiting.
     *
     * @return how many commands it sent
     */
    int step() {
        try {
            if (isIdling) {
                return stopIdling();
            }
            if (outstanding.isEmpty()) {
                return send("", segment());
            }
            if (random.nextInt(3) == 0 && outstandingHoldExpunges() && numbersAreKnown()) {
                return send("", List.of(commands.withNumbers(view.orElseThrow())));
            }
            drain();
            return 0;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(e.getMessage() + "\nafter:\n" + String.join("\n", trace), e);
        }
    }

    private boolean outstandingHoldExpunges() {
        return outstanding.stream().allMatch(sent -> sent.command().kind() == Kind.HOLDS_EXPUNGES);
    }

    private boolean numbersAreKnown() {
        return view.filter(known -> known.size() > 0).isPresent();
    }

    private List<ModelCommand> segment() {
        List<ModelCommand> segment = new ArrayList<>();
        if (view.isPresent()) {
            for (int left = 1 + random.nextInt(4); left > 0; left--) {
                boolean mayUseNumbers =
                        numbersAreKnown()
                                && segment.stream().noneMatch(each -> each.kind().expunges());
                segment.add(
                        mayUseNumbers && random.nextBoolean()
                                ? commands.withNumbers(view.get())
                                : commands.withoutNumbers(view.get()));
            }
        }
        if (view.isEmpty() || random.nextInt(8) == 0) {
            segment.add(commands.last(view.isPresent()));
        }
        return segment;
    }

    /** Behind DONE no numbers: what IDLE has brought meanwhile has not been read. */
    private int stopIdling() {
        isIdling = false;
        List<ModelCommand> behind =
                random.nextBoolean()
                        ? List.of(commands.withoutNumbers(view.orElseThrow()))
                        : List.of();
        return send("DONE\r\n", behind);
    }

    private int send(String before, List<ModelCommand> segment) {
        segments++;
        var octets = new StringBuilder(before);
        for (ModelCommand command : segment) {
            String tag = client.nextTag();
            octets.append(tag).append(' ').append(command.text()).append("\r\n");
            outstanding.add(new Sent(tag, command, segments));
        }
        remember("C: " + octets);
        client.send(octets.toString().getBytes(StandardCharsets.US_ASCII));
        return segment.size();
    }

    /** Reads the answers to everything sent, or up to where IDLE waits. */
    void drain() {
        while (!outstanding.isEmpty() && !isIdling) {
            ResponseLine line = client.read();
            remember("S: " + line);
            take(line.text());
        }
    }

    private void remember(String line) {
        trace.add(line);
        if (trace.size() > TRACE) {
            trace.remove();
        }
    }

    private void take(String line) {
        if (line.startsWith("+ ")) {
            assertEquals(Kind.IDLE, current().command().kind(), "an unexpected " + line);
            isIdling = true;
        } else if (!line.startsWith("* ")) {
            finish(line);
        } else if (line.startsWith("* OK [CLOSED]")) {
            assertEquals(Kind.SELECTS, current().command().kind(), line);
            view = Optional.empty();
        } else if (line.startsWith(VANISHED)) {
            vanish(line.substring(VANISHED.length()));
        } else {
            assertFalse(line.startsWith("* BYE"), line);
            Matcher numbered = NUMBERED.matcher(line);
            if (numbered.matches()) {
                tell(numbered);
            }
        }
    }

    private Sent current() {
        Sent current = outstanding.peek();
        assertTrue(current != null, "a response between commands");
        return current;
    }

    private void tell(Matcher response) {
        int number = Integer.parseInt(response.group(1));
        if (view.isEmpty()) {
            assertEquals(Kind.SELECTS, current().command().kind(), "no mailbox is selected");
            view = Optional.of(new ClientView());
        }
        ClientView known = view.get();
        switch (response.group(2)) {
            case "EXISTS" -> known.exists(number);
            case "EXPUNGE" -> {
                assertMayExpunge();
                known.expunge(number);
            }
            case "FETCH" -> {
                String items = response.group(3);
                known.fetch(number, uidIn(items), flagsIn(items));
            }
            default -> assertTrue(number <= known.size(), "more are recent than there are");
        }
    }

    /** Instead of EXPUNGE, for who has enabled QRESYNC. RFC 7162 §3.2.10 */
    private void vanish(String uids) {
        assertMayExpunge();
        for (String range : uids.split(",", -1)) {
            String[] ends = range.split(":", -1);
            long last = Long.parseLong(ends[ends.length - 1]);
            for (long uid = Long.parseLong(ends[0]); uid <= last; uid++) {
                view.orElseThrow().vanish(uid);
            }
        }
    }

    private void assertMayExpunge() {
        Sent current = current();
        assertFalse(
                current.command().kind() == Kind.HOLDS_EXPUNGES,
                "EXPUNGE during " + current.command().text());
        for (Sent sent : outstanding) {
            assertFalse(
                    !sent.equals(current)
                            && sent.segment() == current.segment()
                            && sent.command().kind().usesNumbers(),
                    "EXPUNGE before " + sent.command().text());
        }
    }

    private static Optional<Long> uidIn(String items) {
        Matcher uid = UID.matcher(items);
        return uid.find() ? Optional.of(Long.valueOf(uid.group(1))) : Optional.empty();
    }

    private static Optional<Set<String>> flagsIn(String items) {
        Matcher flags = FLAGS.matcher(items);
        return flags.find() ? Optional.of(withoutRecent(flags.group(1))) : Optional.empty();
    }

    private static Set<String> withoutRecent(String list) {
        Set<String> flags = new HashSet<>(List.of(list.split(" ")));
        flags.remove("\\Recent");
        flags.remove("");
        return flags;
    }

    private void finish(String line) {
        Sent sent = current();
        assertTrue(line.startsWith(sent.tag() + " "), "the answer to another command: " + line);
        String status = line.substring(sent.tag().length() + 1);
        assertFalse(status.startsWith("BAD"), line);
        outstanding.remove();
        if (status.startsWith("OK")) {
            succeed(sent.command());
        }
        view.ifPresent(ClientView::nothingTold);
    }

    private void succeed(ModelCommand command) {
        if (command.kind() == Kind.DESELECTS) {
            view = Optional.empty();
        }
        view.ifPresent(known -> known.stored(command.silenced(), command.change()));
    }

    /** Reads everything that is due, and has the server tell all changes. */
    void settle() {
        drain();
        if (isIdling) {
            isIdling = false;
            send("DONE\r\n", List.of());
            drain();
        }
        send("", List.of(ModelCommand.of("NOOP", Kind.ANY)));
        drain();
    }

    /**
     * Nothing is lost, doubled or misplaced; every session may be asked, while none changes
     * anything.
     */
    void agreesWith(List<ClientView.Row> server) {
        if (view.isEmpty()) {
            return;
        }
        try {
            view.get().agreesWith(server);
            if (!server.isEmpty()) {
                send("", List.of(ModelCommand.of("FETCH 1:* (UID FLAGS)", Kind.HOLDS_EXPUNGES)));
                drain();
            }
            view.get().isComplete();
            view.get().agreesWith(server);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\nafter:\n" + String.join("\n", trace), e);
        }
    }

    /** All messages with their flags, asked for afresh. */
    static List<ClientView.Row> rows(ImapClient client) {
        client.command("EXAMINE INBOX").orThrow();
        List<ClientView.Row> rows = new ArrayList<>();
        client.command(
                "UID FETCH 1:* (FLAGS)",
                line ->
                        rows.add(
                                new ClientView.Row(
                                        uidIn(line.text()).orElseThrow(),
                                        flagsIn(line.text()).orElseThrow())));
        return rows;
    }

    @Override
    public void close() {
        client.close();
    }
}
