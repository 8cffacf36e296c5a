package io.culver.simulation.mail;

import io.culver.simulation.mail.Session.Response;
import io.culver.simulation.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user's mail program: connects, synchronises a mailbox with what it has on its disk, does what
 * its user likes, is cut off and begins anew.
 */
public final class MailClient {
    private static final Duration RETRY = Duration.ofMillis(700);

    private final World world;
    private final Scheduler scheduler;
    private final RandomGenerator chance;
    private final String name;
    private final boolean isQresync;
    private final Wishes wishes;
    private final Map<String, Mirror> disk = new HashMap<>();
    private int commandsLeft;
    private Mirror mirror;
    private boolean isSelected;

    public MailClient(World world, String name, int commands) {
        this.world = world;
        this.scheduler = world.scheduler();
        this.chance = scheduler.chance();
        this.name = name;
        this.commandsLeft = commands;
        this.isQresync = chance.nextInt(4) > 0;
        this.wishes = new Wishes(chance, name);
        this.mirror = newMirror();
    }

    private Mirror newMirror() {
        return new Mirror(
                complaint -> {
                    scheduler.tell(() -> "%s complains: %s".formatted(name, complaint));
                    world.judge().violated("%s: %s".formatted(name, complaint));
                },
                (mailbox, uid, modSeq, flags) ->
                        world.judge().sighted(name, mailbox, uid, modSeq, flags));
    }

    /** Lives until everything is done, the last sessions in calm weather. */
    public void live() {
        while (commandsLeft > 0) {
            connect().ifPresent(this::work);
        }
        world.rests();
        while (!world.isCalm()) {
            scheduler.sleep(RETRY);
        }
        while (!lastSession()) {
            scheduler.sleep(RETRY);
        }
    }

    private Optional<Session> connect() {
        isSelected = false;
        commandsLeft--;
        Optional<Session> session =
                world.frontEnd()
                        .map(it -> new Session(scheduler, it, world.clients(), name))
                        .filter(it -> it.next(RETRY) != null)
                        .filter(it -> ask(it, "LOGIN me secret").isOk())
                        .filter(it -> !isQresync || ask(it, "ENABLE QRESYNC").isOk());
        if (session.isEmpty()) {
            scheduler.sleep(scheduler.upTo(RETRY));
        }
        return session;
    }

    private void work(Session session) {
        int commands = 3 + chance.nextInt(20);
        for (int i = 0; i < commands && commandsLeft-- > 0 && !session.isLost(); i++) {
            if (!isSelected || chance.nextInt(15) == 0) {
                select(session, wishes.name());
            } else {
                act(session);
            }
            if (chance.nextInt(4) == 0) {
                scheduler.sleep(scheduler.upTo(Duration.ofSeconds(2)));
            }
        }
        session.drop();
    }

    private Response ask(Session session, String command) {
        return settled(session.command(command, op -> {}, mirror::take));
    }

    /** At the end of a command the client's knowledge is whole: it may go to disk. */
    private Response settled(Response response) {
        if (response.isUnknown()) {
            return response;
        }
        isSelected &= response.lines().stream().noneMatch(it -> it.startsWith("* OK [CLOSED]"));
        long before = mirror.highest;
        mirror.settle();
        if (isSelected && mirror.unknown() == 0) {
            Mirror saved = mirror.saved();
            disk.replaceAll((_, it) -> it.mailbox == saved.mailbox ? saved : it);
            if (isQresync && saved.highest != before) {
                world.judge()
                        .at(
                                world.judge().now(),
                                name + " knows of " + saved.highest,
                                then -> then.box(saved.mailbox).flatMap(saved::lacks));
            }
        }
        if (response.end().contains("SERVERBUG")) {
            world.judge().violated("%s: %s".formatted(name, response.end()));
        }
        return response;
    }

    private void select(Session session, String mailbox) {
        isSelected = false;
        Mirror known = disk.get(mailbox);
        String parameter = "";
        mirror = newMirror();
        if (known != null && isQresync && known.highest > 0) {
            mirror = known.saved();
            parameter = " (QRESYNC (%d %d))".formatted(known.validity, known.highest);
            mirror.beginResync();
        }
        Mirror opened = mirror;
        long before = world.judge().now();
        Response response =
                session.command("SELECT " + mailbox + parameter, op -> {}, opened::take);
        if (!response.isOk()) {
            return;
        }
        opened.endResync(world.judge().now() != before);
        settled(response);
        isSelected = true;
        fetchUnknown(session);
        if (opened.unknown() == 0) {
            disk.put(mailbox, opened.saved());
        }
    }

    /** New messages have UIDs that only FETCH tells. */
    private void fetchUnknown(Session session) {
        for (int i = 0; i < 3 && mirror.unknown() > 0 && isSelected && !session.isLost(); i++) {
            String items = isQresync ? "(UID FLAGS MODSEQ)" : "(UID FLAGS)";
            ask(session, "FETCH " + mirror.firstUnknown() + ":* " + items);
        }
    }

    private void act(Session session) {
        switch (chance.nextInt(10)) {
            case 0 -> ask(session, "NOOP");
            case 1 -> idle(session, scheduler.upTo(Duration.ofSeconds(6)));
            case 2 -> ask(session, "UID FETCH 1:* (FLAGS MODSEQ)");
            case 3 -> search(session);
            default -> wishes.next(mirror).ifPresent(wish -> wish(session, wish));
        }
        fetchUnknown(session);
    }

    /** What the owner finds was right at some moment of the search, in what the client knows of. */
    private void search(Session session) {
        String flag = wishes.flag();
        Mirror asked = mirror;
        List<Long> known = asked.uids();
        long begin = world.judge().now();
        String key = flag.startsWith("\\") ? flag.substring(1) : "KEYWORD " + flag;
        Response response = ask(session, "UID SEARCH " + key);
        if (response.isOk()) {
            List<Long> found =
                    response.lines().stream()
                            .filter(it -> it.startsWith("* SEARCH "))
                            .flatMap(it -> Mirror.numbers(it.substring(9)).stream())
                            .filter(known::contains)
                            .toList();
            world.judge()
                    .since(
                            begin,
                            name + " finds " + found + " by " + key,
                            then ->
                                    then.box(asked.mailbox)
                                            .filter(it -> it.flagged(flag, known).equals(found))
                                            .isPresent());
        }
    }

    private void idle(Session session, Duration time) {
        settled(session.idle(time, mirror::take));
    }

    private void wish(Session session, Wish wish) {
        Operation operation = world.judge().begin(name, wish);
        Mirror asked = mirror;
        List<String> lines = new ArrayList<>();
        Response response =
                wish instanceof Wish.Append append
                        ? session.append(append, operation.ids::add, asked::take)
                        : session.command(Wishes.command(wish), operation.ids::add, asked::take);
        lines.addAll(response.lines());
        operation.answer =
                Stream.concat(Stream.of(response.end()), lines.stream())
                        .filter(it -> it.contains("["))
                        .collect(Collectors.joining("; "));
        if (!response.isUnknown()) {
            operation.endedAt = world.judge().now();
            operation.outcome = response.isOk() ? Operation.Outcome.OK : Operation.Outcome.NO;
            if (!response.isOk() && !response.isNo()) {
                world.judge().violated("%s: %s to %s".formatted(name, response.end(), wish));
            }
        }
        settled(response);
    }

    /** In calm weather push alone must tell everything. */
    private boolean lastSession() {
        commandsLeft = 1;
        Optional<Session> connected = connect();
        if (connected.isEmpty()) {
            return false;
        }
        Session session = connected.get();
        select(session, disk.keySet().stream().sorted().findFirst().orElse("INBOX"));
        if (!isSelected) {
            select(session, "INBOX");
        }
        if (!isSelected || session.isLost()) {
            session.drop();
            return false;
        }
        wish(session, wishes.append("INBOX"));
        fetchUnknown(session);
        world.idles(true);
        settled(session.idle(world::isQuiet, RETRY, this::checkTold, mirror::take));
        world.idles(false);
        fetchUnknown(session);
        if (session.isLost()) {
            return false;
        }
        checkKnown();
        session.drop();
        return true;
    }

    private void checkTold() {
        Mirror seen = mirror.saved();
        world.judge()
                .at(
                        world.judge().now(),
                        name + " waits in IDLE",
                        then -> seen.isTold(then.box(seen.mailbox)));
    }

    private void checkKnown() {
        Mirror seen = mirror.saved();
        world.judge()
                .at(
                        world.judge().now(),
                        name + " knows all",
                        then -> seen.differs(then.box(seen.mailbox)));
    }
}
