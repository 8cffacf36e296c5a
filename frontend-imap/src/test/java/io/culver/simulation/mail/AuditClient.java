package io.culver.simulation.mail;

import io.culver.simulation.mail.Session.Response;
import io.culver.simulation.time.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Begins the account, and in the end asks for everything that is in it. It works in calm weather.
 */
public final class AuditClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LISTED =
            Pattern.compile("\\* (?:LIST|LSUB) \\([^)]*\\) \"/\" \"?([^\"]+)\"?");
    private static final Pattern STATUS = Pattern.compile("\\* STATUS \\S+ \\((.*)\\)");
    private static final Pattern SUBJECT =
            Pattern.compile("\\* \\d+ FETCH .*UID (\\d+).*Subject: (\\S+)\r\n.*", Pattern.DOTALL);

    private final World world;
    private final Scheduler scheduler;
    private int mails;

    public AuditClient(World world) {
        this.world = world;
        this.scheduler = world.scheduler();
    }

    /** Makes the mailboxes that everybody has. */
    public void begin() {
        Session session = open();
        wish(session, new Wish.Create("INBOX"));
        wish(session, new Wish.Create("a"));
        session.drop();
    }

    /** Changes INBOX in every way. */
    public void stir() {
        Session session = open();
        ask(session, "SELECT INBOX");
        for (int i = 0; i < 3; i++) {
            var mail = new Wish.Mail("audit-" + ++mails, new TreeSet<>(Set.of("\\Flagged")));
            wish(session, new Wish.Append("INBOX", List.of(mail)));
        }
        Mirror mirror = mirror();
        session.command("SELECT INBOX", op -> {}, mirror::take);
        session.command("UID FETCH 1:* (FLAGS)", op -> {}, mirror::take);
        List<Long> uids = mirror.uids();
        if (uids.isEmpty()) {
            session.drop();
            return; // no room
        }
        List<Long> last = uids.subList(uids.size() - 1, uids.size());
        Set<String> deleted = new TreeSet<>(Set.of("\\Deleted"));
        wish(session, store(mirror, last, deleted));
        wish(session, new Wish.Expunge(mirror.mailbox, last));
        wish(
                session,
                store(
                        mirror,
                        uids.subList(0, Math.min(2, uids.size())),
                        new TreeSet<>(Set.of("$Stirred"))));
        session.drop();
    }

    private static Wish.Store store(Mirror mirror, List<Long> uids, Set<String> flags) {
        return new Wish.Store(
                mirror.mailbox, uids, Wish.How.ADD, flags, java.util.OptionalLong.empty());
    }

    private Mirror mirror() {
        return new Mirror(
                it -> world.judge().violated("auditor: %s".formatted(it)), (a, b, c, d) -> {});
    }

    /** Compares names, subscriptions, messages with their contents, and counters. */
    public void audit() {
        Session session = open();
        Set<String> names = listed(ask(session, "LIST \"\" *"));
        expect("names", then -> then.boxes().keySet(), names);
        expect("subscriptions", NaiveMail::subscriptions, listed(ask(session, "LSUB \"\" *")));
        for (String name : names) {
            audit(session, name);
        }
        session.drop();
    }

    private void audit(Session session, String name) {
        Mirror mirror = mirror();
        session.command("SELECT " + name, op -> {}, mirror::take);
        session.command("UID FETCH 1:* (FLAGS)", op -> {}, mirror::take);
        Map<Long, String> contents = new TreeMap<>();
        Response mails = ask(session, "UID FETCH 1:* (UID RFC822.SIZE BODY.PEEK[])");
        for (String line : mails.lines()) {
            Matcher matcher = SUBJECT.matcher(line);
            if (matcher.matches()) {
                contents.put(Long.parseLong(matcher.group(1)), matcher.group(2));
            }
        }
        Response status =
                ask(session, "STATUS " + name + " (MESSAGES UNSEEN UIDNEXT HIGHESTMODSEQ SIZE)");
        String counters =
                status.lines().stream()
                        .map(STATUS::matcher)
                        .filter(Matcher::matches)
                        .map(it -> it.group(1))
                        .findFirst()
                        .orElse(status.end());
        long now = world.judge().now();
        world.judge().at(now, "audit of " + name, then -> mirror.differs(box(then, name)));
        expect("contents of " + name, then -> contents(then, name), contents);
        expect("counters of " + name, then -> counters(then, name), counters);
    }

    private static Optional<NaiveMail.Box> box(NaiveMail model, String name) {
        return Optional.ofNullable(model.boxes().get(name));
    }

    private static Map<Long, String> contents(NaiveMail model, String name) {
        Map<Long, String> contents = new TreeMap<>();
        box(model, name)
                .ifPresent(
                        box -> box.messages.forEach((uid, it) -> contents.put(uid, it.canary())));
        return contents;
    }

    private static String counters(NaiveMail model, String name) {
        return box(model, name)
                .map(it ->
                        "MESSAGES %d UNSEEN %d UIDNEXT %d HIGHESTMODSEQ %d SIZE %d"
                                .formatted(
                                        it.messages.size(),
                                        it.messages.size() - it.count("\\Seen"),
                                        it.uidNext,
                                        it.highest,
                                        it.octets()))
                .orElse("none");
    }

    private <T> void expect(String what, java.util.function.Function<NaiveMail, T> right, T seen) {
        world.judge()
                .at(
                        world.judge().now(),
                        what,
                        then ->
                                right.apply(then).equals(seen)
                                        ? Optional.empty()
                                        : Optional.of(right.apply(then) + ", but seen " + seen));
    }

    private static Set<String> listed(Response response) {
        Set<String> names = new TreeSet<>();
        for (String line : response.lines()) {
            Matcher matcher = LISTED.matcher(line);
            if (matcher.matches()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    private Session open() {
        while (true) {
            var session =
                    new Session(
                            scheduler, world.frontEnd().orElseThrow(), world.clients(), "auditor");
            if (session.next(PATIENCE) != null && ask(session, "LOGIN me secret").isOk()) {
                return session;
            }
            scheduler.sleep(PATIENCE);
        }
    }

    private static Response ask(Session session, String command) {
        return session.command(command, op -> {}, line -> {});
    }

    private void wish(Session session, Wish wish) {
        Operation operation = world.judge().begin("auditor", wish);
        Response response =
                wish instanceof Wish.Append append
                        ? session.append(append, operation.ids::add, line -> {})
                        : session.command(Wishes.command(wish), operation.ids::add, line -> {});
        operation.answer = response.end();
        operation.endedAt = world.judge().now();
        operation.outcome = response.isOk() ? Operation.Outcome.OK : Operation.Outcome.NO;
        if (!response.isOk() && !response.end().startsWith("NO [OVERQUOTA]")) {
            world.judge().violated("auditor: %s to %s".formatted(response.end(), wish));
        }
    }
}
