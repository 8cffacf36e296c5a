package io.culver.perf.storm;

import io.culver.perf.history.Call;
import io.culver.perf.history.Event;
import io.culver.perf.history.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A storm from its first login to the quiet after it, in which everything is looked at once more.
 * The accounts are there already, each with an INBOX.
 */
public final class Storm {
    private static final int ATTEMPTS = 600;
    private static final Duration RETRY = Duration.ofMillis(100);

    /** The number of the session that only makes mailboxes and counts. */
    private static final int KEEPER = 99;

    private final StormSetting setting;
    private final StormClock clock;
    private final Consumer<Event> history;
    private final List<UserMemory> users = new ArrayList<>();
    private final List<Device> devices = new ArrayList<>();
    private final AtomicLong begun = new AtomicLong();

    /** What a session does until it succeeds. */
    private interface Step {
        void take() throws ConnectionLostException;
    }

    /**
     * @param history takes events from many threads
     */
    public Storm(StormSetting setting, StormClock clock, Consumer<Event> history) {
        this.setting = setting;
        this.clock = clock;
        this.history = history;
    }

    /** How many operations have been begun. */
    public long operations() {
        return begun.get();
    }

    /** What is done between the storm and the quiet after it. */
    public interface Interlude {
        void run() throws InterruptedException;
    }

    /** Storms until the operations or the time are used up, then waits and compares. */
    public void run(Interlude interlude) throws InterruptedException {
        var random = new SplittableRandom(setting.seed());
        for (int i = 0; i < setting.users(); i++) {
            var user = new UserMemory(StormSetting.user(i));
            users.add(user);
            for (int j = 0; j < setting.sessions(); j++) {
                var session = new StormSession(setting, user, j, Dialect.of(j), clock, history);
                devices.add(new Device(setting, user, session, random.split()));
            }
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all(threads, users, this::prepare);
            long end = System.nanoTime() + setting.duration().toNanos();
            all(threads, devices, device -> device.run(() -> mayGoOn(end)));
            interlude.run();
            TimeUnit.NANOSECONDS.sleep(setting.settling().toNanos());
            all(threads, devices, this::converge);
            all(threads, users, this::count);
        }
    }

    private boolean mayGoOn(long end) {
        return System.nanoTime() < end && begun.incrementAndGet() <= setting.operations();
    }

    private interface Work<T> {
        void on(T item) throws InterruptedException;
    }

    private static <T> void all(ExecutorService threads, List<T> items, Work<T> work)
            throws InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        for (T item : items) {
            running.add(
                    threads.submit(() -> {
                        work.on(item);
                        return item;
                    }));
        }
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a session of the storm failed", e.getCause());
            }
        }
    }

    private static void patiently(Step step) throws InterruptedException {
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                step.take();
                return;
            } catch (ConnectionLostException e) {
                TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
            }
        }
        throw new IllegalStateException("the server does not come back");
    }

    private StormSession keeper(UserMemory user) {
        return new StormSession(setting, user, KEEPER, Dialect.CONDSTORE, clock, history);
    }

    private void prepare(UserMemory user) throws InterruptedException {
        StormSession keeper = keeper(user);
        patiently(() -> {
            keeper.logIn();
            for (String mailbox : user.mailboxes()) {
                if (!mailbox.equals("INBOX")) {
                    keeper.change(Verb.CREATE, mailbox);
                }
            }
        });
        keeper.disconnect();
    }

    /** What every session knows in the end. */
    private void converge(Device device) throws InterruptedException {
        patiently(() -> {
            device.connect();
            device.session().noop();
            device.session().learn();
            device.session().noop(Call.QUIET);
        });
        device.session().disconnect();
    }

    /** What there is in the end. */
    private void count(UserMemory user) throws InterruptedException {
        StormSession keeper = keeper(user);
        patiently(() -> {
            keeper.logIn();
            for (String mailbox : user.mailboxes()) {
                keeper.sync(mailbox, Call.QUIET);
                keeper.learn();
                keeper.status(mailbox, Call.QUIET);
            }
            keeper.list();
        });
        keeper.disconnect();
    }
}
