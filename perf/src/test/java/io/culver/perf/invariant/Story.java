package io.culver.perf.invariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.perf.history.History;
import java.time.Duration;
import java.util.Set;

/** A history that is told event by event, one after the other if nothing else is said. */
final class Story {
    private static final Duration PUSH = Duration.ofSeconds(2);
    private static final long STEP = 10;

    private final StringBuilder text = new StringBuilder();
    private long now;
    private long next = -1; // when the next event ends; -1 if at once

    /** The next event lasts so long, and those after it begin while it goes on. */
    Story lasting(long time) {
        next = time;
        return this;
    }

    Story pause(long time) {
        now += time;
        return this;
    }

    /**
     * @param call verb, outcome, mailbox, target, UIDs, mod-sequence and words
     */
    Story event(String session, String call, String... lines) {
        now += STEP;
        long length = next < 0 ? 1 : next;
        next = -1;
        String user = session.substring(0, session.indexOf('.'));
        String[] words = call.split(" ", 2);
        text.append(now).append(' ').append(now + length).append(' ').append(user).append(' ');
        text.append(session).append(' ').append(words[0]).append(' ').append(words[1]);
        text.append('\n');
        for (String line : lines) {
            text.append(" 1 ").append(line).append('\n');
        }
        return this;
    }

    /** An APPEND of one message to INBOX of UIDVALIDITY 7. */
    Story append(String session, long uid, String token) {
        return event(
                session, "APPEND OK INBOX - - 0 " + token, "a OK [APPENDUID 7 " + uid + "] done");
    }

    /** A SYNC of INBOX. */
    Story sync(String session, long uidNext, long modSeq, String... messages) {
        return syncOf(session, "INBOX", "", uidNext, modSeq, messages);
    }

    Story syncOf(
            String session,
            String mailbox,
            String words,
            long uidNext,
            long modSeq,
            String... messages) {
        String[] lines = new String[messages.length + 8];
        lines[0] = "* FLAGS (\\Seen \\Deleted canary-u-k)";
        lines[1] = "* " + messages.length + " EXISTS";
        lines[2] = "* OK [UIDVALIDITY 7] ok";
        lines[3] = "* OK [UIDNEXT " + uidNext + "] ok";
        lines[4] = "* OK [HIGHESTMODSEQ " + modSeq + "] ok";
        lines[5] = "* OK [MAILBOXID (M" + mailbox + ")] ok";
        lines[6] = "a OK [READ-WRITE] SELECT completed";
        for (int i = 0; i < messages.length; i++) {
            lines[7 + i] = "* " + (i + 1) + " FETCH (" + messages[i] + ")";
        }
        lines[lines.length - 1] = "b OK FETCH completed";
        return event(session, "SYNC OK " + mailbox + " - - 0" + words, lines);
    }

    static String message(long uid, String flags, long modSeq) {
        return "UID " + uid + " FLAGS (" + flags + ") MODSEQ (" + modSeq + ")";
    }

    void holds() {
        Verdict verdict = Checker.check(History.parse(text.toString()), PUSH);
        assertEquals(0, verdict.total(), () -> verdict.first().toString());
    }

    /** This invariant is violated, and no other but those. */
    void breaks(String invariant, String... others) {
        Verdict verdict = Checker.check(History.parse(text.toString()), PUSH);
        assertTrue(verdict.counts().containsKey(invariant), () -> verdict.first().toString());
        assertTrue(
                verdict.counts().keySet().stream()
                        .allMatch(id -> id.equals(invariant) || Set.of(others).contains(id)),
                () -> verdict.first().toString());
        assertTrue(verdict.first().getFirst().text().startsWith("I"));
    }
}
