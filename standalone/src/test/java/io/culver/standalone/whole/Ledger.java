package io.culver.standalone.whole;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clients that append have been promised: who got OK, and under which UID. */
final class Ledger {
    private static final Pattern APPEND_UID = Pattern.compile("\\[APPENDUID (\\d+) (\\d+)\\]");
    private static final Pattern SUBJECT = Pattern.compile("Subject: (\\S+)");
    private static final Pattern UID = Pattern.compile("UID (\\d+)");

    private final ConcurrentHashMap<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> attempted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();

    /**
     * Appends with so many clients until the connection breaks, and calls {@code interrupt} once
     * {@code promised} messages got OK.
     */
    void appendUntilCutOff(int port, int clients, int promised, Runnable interrupt)
            throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(promised);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofVirtual().start(() -> append(port, enough)));
        }
        enough.await();
        interrupt.run();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void append(int port, CountDownLatch enough) {
        try (ImapClient client = CulverProcess.logIn(port)) {
            while (true) {
                String name = "m" + count.incrementAndGet();
                attempted.add(name);
                Response response = client.append("INBOX", message(name));
                Matcher uid = APPEND_UID.matcher(response.status());
                if (!response.isOk() || !uid.find()) {
                    return; // refused: promised nothing
                }
                acknowledged.put(name, Long.parseLong(uid.group(2)));
                enough.countDown();
            }
        } catch (UncheckedIOException cutOff) {
            // The end that was waited for: what got no answer was promised nothing.
        }
    }

    static byte[] message(String name) {
        String body = (name + " ").repeat(500);
        return ("Subject: " + name + "\r\n\r\n" + body + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    int promised() {
        return acknowledged.size();
    }

    /** Compares what is there with what was promised; returns the differences. */
    List<String> differences(int port) {
        List<String> differences = new ArrayList<>();
        List<Long> uids = new ArrayList<>();
        Set<String> found = new HashSet<>();
        try (ImapClient client = CulverProcess.logIn(port)) {
            client.command("SELECT INBOX").orThrow();
            Response all = client.command("UID FETCH 1:* (UID BODY.PEEK[])").orThrow();
            for (var line : all.untagged()) {
                if (line.text().contains("FETCH")) {
                    check(line.text(), line.literal(), uids, found, differences);
                }
            }
        }
        for (String name : acknowledged.keySet()) {
            if (!found.contains(name)) {
                differences.add("lost: " + name);
            }
        }
        List<Long> sorted = new ArrayList<>(uids);
        Collections.sort(sorted);
        if (!sorted.equals(uids) || new HashSet<>(uids).size() != uids.size()) {
            differences.add("UIDs do not ascend: " + uids);
        }
        return differences;
    }

    private void check(
            String line,
            byte[] octets,
            List<Long> uids,
            Set<String> found,
            List<String> differences) {
        String text = new String(octets, StandardCharsets.US_ASCII);
        Matcher subject = SUBJECT.matcher(text);
        Matcher uid = UID.matcher(line);
        if (!subject.find() || !uid.find()) {
            differences.add("not one of ours: " + line);
            return;
        }
        String name = subject.group(1);
        long number = Long.parseLong(uid.group(1));
        uids.add(number);
        if (!found.add(name)) {
            differences.add("twice: " + name);
        }
        if (!attempted.contains(name)
                || !text.equals(new String(message(name), StandardCharsets.US_ASCII))) {
            differences.add("half there: " + name);
        }
        Long promised = acknowledged.get(name);
        if (promised != null && promised != number) {
            differences.add("promised " + promised + " for " + name + ", is " + number);
        }
    }
}
