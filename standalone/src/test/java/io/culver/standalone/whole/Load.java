package io.culver.standalone.whole;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One client an account that appends a message, flags it and reads it, over and over; what each was
 * promised, and how long it had to wait for that.
 */
final class Load implements AutoCloseable {
    private static final Pattern APPEND_UID = Pattern.compile("\\[APPENDUID \\d+ (\\d+)\\]");
    private static final Pattern SUBJECT = Pattern.compile("Subject: (\\S+)");

    private static final long PATIENCE_SECONDS = 30;

    private final int port;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Map<String, String>> appended = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger commands = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();
    private final Semaphore rounds = new Semaphore(0);
    private volatile boolean isOver;

    private Load(int port) {
        this.port = port;
    }

    static Load begin(int port, List<String> accounts) {
        Load load = new Load(port);
        for (String account : accounts) {
            load.threads.add(Thread.ofVirtual().start(() -> load.work(account)));
        }
        return load;
    }

    private void work(String account) {
        Map<String, String> mine = new ConcurrentHashMap<>();
        appended.put(account, mine);
        String run = account + "-" + UUID.randomUUID(); // an account may have mail of other loads
        try (ImapClient client = logIn(port, account)) {
            client.command("SELECT INBOX").orThrow();
            for (int i = 0; !isOver; i++) {
                String name = run + "-" + i;
                Matcher uid =
                        APPEND_UID.matcher(timed(() -> client.append("INBOX", message(name))));
                if (uid.find()) {
                    mine.put(name, uid.group(1));
                    String one = uid.group(1);
                    var _ = timed(() -> client.command("UID STORE " + one + " +FLAGS (\\Flagged)"));
                    var _ =
                            timed(() ->
                                    client.command("UID FETCH " + one + " (FLAGS BODY.PEEK[])"));
                }
                rounds.release();
            }
        } catch (RuntimeException broken) {
            failures.add(account + ": " + broken);
        }
    }

    private String timed(Supplier<Response> command) {
        long begin = System.nanoTime();
        Response response = command.get();
        longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
        commands.incrementAndGet();
        if (!response.isOk()) {
            failures.add(response.status());
        }
        return response.status();
    }

    /** Waits until so many more messages were appended, or until that takes too long. */
    void await(int messages) throws InterruptedException {
        rounds.drainPermits();
        var _ = rounds.tryAcquire(messages, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    int commands() {
        return commands.get();
    }

    /** From now on counts how long commands take that end later. */
    void measure() {
        longest.set(0);
    }

    /** The longest that any command took. */
    Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Ends the clients, when each has done what it was about. */
    void end() {
        isOver = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end();
    }

    /** Compares what is there with what was promised; returns the differences. */
    List<String> differences(int port) {
        List<String> differences = new ArrayList<>();
        appended.forEach((account, promised) -> {
            Map<String, Integer> found = new HashMap<>();
            try (ImapClient client = logIn(port, account)) {
                client.command("SELECT INBOX").orThrow();
                client.command("UID FETCH 1:* (UID FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])")
                        .orThrow()
                        .untagged()
                        .forEach(line -> {
                            String header = new String(line.literal(), StandardCharsets.US_ASCII);
                            Matcher subject = SUBJECT.matcher(header);
                            if (subject.find()) {
                                found.merge(subject.group(1), 1, Integer::sum);
                                if (!line.text().contains("Flagged")) {
                                    differences.add("not flagged: " + subject.group(1));
                                }
                            }
                        });
            }
            promised.keySet().stream()
                    .filter(name -> !found.containsKey(name))
                    .forEach(name -> differences.add("lost: " + name));
            found.forEach((name, times) -> {
                if (times > 1) {
                    differences.add("there " + times + " times: " + name);
                }
            });
        });
        return differences;
    }

    static ImapClient logIn(int port, String account) {
        ImapClient client = ImapClient.connect(CulverProcess.loopback(port));
        var _ = client.read();
        client.login(account, CulverProcess.PASSWORD).orThrow();
        return client;
    }

    private static byte[] message(String name) {
        return ("Subject: " + name + "\r\n\r\n" + name.repeat(100) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
