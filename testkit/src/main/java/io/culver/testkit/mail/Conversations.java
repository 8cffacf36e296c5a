package io.culver.testkit.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was said lately, so that a message can answer one. RFC 5322 §3.6.4 */
final class Conversations {
    private static final int REMEMBERED = 100;
    private static final int REFERENCES_MAX = 12;
    private static final int REPLIES_IN_HUNDRED = 45;
    private static final Instant FIRST = Instant.parse("2016-01-04T07:00:00Z");
    private static final Duration SPAN = Duration.ofDays(3600);

    /**
     * The place of a message among others.
     *
     * @param subject as text, not yet encoded
     * @param references the ids of the messages before it, oldest first
     */
    record Turn(
            String messageId,
            Script script,
            String subject,
            List<String> references,
            Instant sent) {
        boolean isReply() {
            return !references.isEmpty();
        }

        Turn answeredBy(String replyId, Instant when) {
            List<String> before = new ArrayList<>(references);
            before.add(messageId);
            int from = Math.max(0, before.size() - REFERENCES_MAX);
            String answer = subject.startsWith("Re: ") ? subject : "Re: " + subject;
            return new Turn(
                    replyId,
                    script,
                    answer,
                    List.copyOf(before.subList(from, before.size())),
                    when);
        }
    }

    private final Chance chance;
    private final Prose prose;
    private final List<Turn> turns = new ArrayList<>();

    Conversations(Chance chance, Prose prose) {
        this.chance = chance;
        this.prose = prose;
    }

    Turn next(String messageId, Script script) {
        Turn turn =
                !turns.isEmpty() && chance.inHundred(REPLIES_IN_HUNDRED)
                        ? reply(messageId)
                        : opening(messageId, script);
        if (turns.size() == REMEMBERED) {
            turns.remove(chance.between(0, REMEMBERED - 1));
        }
        turns.add(turn);
        return turn;
    }

    private Turn reply(String messageId) {
        Turn before = chance.oneOf(turns);
        Duration later = Duration.ofSeconds(chance.between(60, 200_000));
        return before.answeredBy(messageId, before.sent().plus(later));
    }

    private Turn opening(String messageId, Script script) {
        Duration after = Duration.ofSeconds(chance.random().nextLong(SPAN.toSeconds()));
        return new Turn(messageId, script, prose.subject(script), List.of(), FIRST.plus(after));
    }
}
