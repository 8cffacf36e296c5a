package io.culver.perf.storm;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the sessions of one user share: names, and whose content has been looked at. */
final class UserMemory {
    private static final int KEYWORDS = 5;
    private static final int SCRATCH = 3;

    private final String name;
    private final Set<String> contents = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();

    UserMemory(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** What no other user must ever see. */
    String canary() {
        return "canary-" + name + "-";
    }

    /** Where messages are: these stay. */
    List<String> mailboxes() {
        return List.of("INBOX", canary() + "work", canary() + "done");
    }

    /** A mailbox that comes and goes. */
    String scratch(int number) {
        return canary() + "scratch" + Math.floorMod(number, SCRATCH);
    }

    String keyword(int number) {
        return canary() + "k" + Math.floorMod(number, KEYWORDS);
    }

    /** A word that has not been used yet. */
    String unique(String session) {
        return canary() + session.replace('.', '-') + "-" + next.incrementAndGet() + "-";
    }

    /** Whether nobody has looked at this content before. */
    boolean isNew(String emailId) {
        return contents.add(emailId);
    }
}
