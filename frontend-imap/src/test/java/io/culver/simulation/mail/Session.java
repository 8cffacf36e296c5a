package io.culver.simulation.mail;

import io.culver.imap.session.Input;
import io.culver.imap.wire.Frame;
import io.culver.model.OpId;
import io.culver.simulation.ClientConnection;
import io.culver.simulation.FrontEnd;
import io.culver.simulation.time.Scheduler;
import io.culver.simulation.time.Site;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection of a client: commands and what is answered, for one thread. */
final class Session implements ClientConnection.Client {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Scheduler scheduler;
    private final String name;
    private final ClientConnection connection;
    private final Wire wire = new Wire();
    private final Deque<String> arrived = new ArrayDeque<>();
    private boolean isLost;
    private int tags;

    /** Null unless it waits. */
    private @Nullable Thread waiting;

    Session(Scheduler scheduler, FrontEnd frontEnd, Site site, String name) {
        this.scheduler = scheduler;
        this.name = name;
        connection = new ClientConnection(scheduler, frontEnd, site, this);
    }

    /** What came of a command: its last line, and those before. */
    record Response(String end, List<String> lines) {
        boolean isOk() {
            return end.startsWith("OK");
        }

        boolean isNo() {
            return end.startsWith("NO");
        }

        /** Neither: the connection is gone, and nobody knows. */
        boolean isUnknown() {
            return end.isEmpty();
        }
    }

    @Override
    public void receive(String octets) {
        for (String line : wire.take(octets)) {
            scheduler.tell(() -> "%s < %s".formatted(name, line.lines().findFirst().orElse("")));
            arrived.add(line);
        }
        wake();
    }

    @Override
    public void lose() {
        if (!isLost) {
            scheduler.tell(() -> "%s is disconnected".formatted(name));
            isLost = true;
            wake();
        }
    }

    private void wake() {
        LockSupport.unpark(waiting);
    }

    boolean isLost() {
        return isLost;
    }

    /** The next line; null if there will be none, or not before {@code patience} is over. */
    @Nullable String next(Duration patience) {
        Duration end = scheduler.elapsed().plus(patience);
        waiting = Thread.currentThread();
        Runnable forget = scheduler.at(patience, this::wake);
        while (arrived.isEmpty() && !isLost && scheduler.elapsed().compareTo(end) < 0) {
            LockSupport.park();
        }
        forget.run();
        waiting = null;
        return arrived.poll();
    }

    /** Sends a command, and takes what comes up to its end. */
    Response command(String text, Consumer<OpId> asker, Consumer<String> taker) {
        return send(Frame.of(nextTag() + " " + text), text, asker, taker);
    }

    /** APPEND of some messages, each a literal that is sent at once. */
    Response append(Wish.Append wish, Consumer<OpId> asker, Consumer<String> taker) {
        Frame frame = Frame.of("");
        for (int i = wish.mails().size() - 1; i >= 0; i--) {
            Wish.Mail mail = wish.mails().get(i);
            String flags = " (" + String.join(" ", mail.flags()) + ") ";
            String begin = i == 0 ? nextTag() + " APPEND " + wish.mailbox() : "";
            frame = HeldLiteral.frame(begin + flags, mail.text(), frame);
        }
        return send(frame, wish.toString(), asker, taker);
    }

    private String nextTag() {
        return "t" + ++tags;
    }

    private Response send(Frame frame, String text, Consumer<OpId> asker, Consumer<String> taker) {
        scheduler.tell(() -> "%s > t%d %s".formatted(name, tags, text));
        connection.send(new Input.Line(frame, false, false), asker);
        return await(taker);
    }

    private Response await(Consumer<String> taker) {
        List<String> lines = new ArrayList<>();
        String mark = "t" + tags + " ";
        for (String line = next(PATIENCE); line != null; line = next(PATIENCE)) {
            if (line.startsWith(mark)) {
                String end = line.substring(mark.length());
                taker.accept(end);
                return new Response(end, lines);
            }
            lines.add(line);
            taker.accept(line);
        }
        if (!isLost) {
            scheduler.fail(new AssertionError(name + " waits for an answer for ten minutes"));
        }
        return new Response("", lines);
    }

    /** IDLE; what comes is taken until the time is over. */
    Response idle(Duration time, Consumer<String> taker) {
        Duration end = scheduler.elapsed().plus(time);
        return idle(() -> scheduler.elapsed().compareTo(end) >= 0, time, () -> {}, taker);
    }

    /**
     * IDLE until that is so.
     *
     * @param pace how often to look
     * @param atEnd is done when the client has been told all, but has not yet said DONE
     */
    Response idle(BooleanSupplier isOver, Duration pace, Runnable atEnd, Consumer<String> taker) {
        scheduler.tell(() -> "%s > IDLE".formatted(name));
        connection.send(new Input.Line(Frame.of(nextTag() + " IDLE"), false, false), op -> {});
        while (!isOver.getAsBoolean() && !isLost) {
            String line = next(pace);
            if (line != null) {
                taker.accept(line);
            }
        }
        atEnd.run();
        scheduler.tell(() -> "%s > DONE".formatted(name));
        connection.send(new Input.Line(Frame.of("DONE"), false, false), op -> {});
        return await(taker);
    }

    /** Ends without a word. */
    void drop() {
        connection.drop();
        isLost = true;
    }
}
