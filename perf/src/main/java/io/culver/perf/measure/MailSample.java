package io.culver.perf.measure;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What one of a mailbox's messages says, to be searched for. The same mail gives the same. */
final class MailSample {
    private static final long SEED = 20_261_123;
    private static final int TEXT_OCTETS = 4_000;
    private static final int PART_MIN = 3;
    private static final int PART_MAX = 12;

    /** What is short is in nearly every message; what is long is markup or an encoding. */
    private static final Pattern WORD = Pattern.compile("(?<![\\w=/+])[A-Za-z]{6,14}(?![\\w=/+])");

    private static final Predicate<String> QUOTABLE =
            Pattern.compile("[ -~&&[^\"\\\\]]+").asMatchPredicate();

    private final String header;
    private final String text;
    private final RandomGenerator random;

    private MailSample(String header, String text, RandomGenerator random) {
        this.header = header;
        this.text = text;
        this.random = random;
    }

    /** Some of the messages of the selected mailbox. */
    static List<MailSample> of(ImapClient client, int messages, int count) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<MailSample> samples = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int number = 1 + random.nextInt(messages);
            String header = fetch(client, number, "HEADER.FIELDS (FROM SUBJECT MESSAGE-ID)]");
            String text = fetch(client, number, "TEXT]<0." + TEXT_OCTETS + ">");
            samples.add(new MailSample(header, text, random));
        }
        return samples;
    }

    private static String fetch(ImapClient client, int number, String section) {
        ResponseLine answer =
                client.command("FETCH " + number + " BODY.PEEK[" + section)
                        .orThrow()
                        .untagged()
                        .getFirst();
        // An answer of no octets may be a quoted string.
        return answer.text().endsWith("\"\")")
                ? ""
                : new String(answer.literal(), StandardCharsets.US_ASCII);
    }

    /** A stretch of the field's value, if it is one of plain characters. */
    Stream<String> partOf(String field) {
        return header.lines()
                .filter(line ->
                        line.toLowerCase(Locale.ROOT)
                                .startsWith(field.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(field.length() + 1).strip())
                .filter(value -> value.length() > PART_MAX && !value.contains("=?"))
                .map(value -> {
                    int length = random.nextInt(PART_MIN, PART_MAX + 1);
                    int start = random.nextInt(value.length() - length + 1);
                    return value.substring(start, start + length);
                })
                .filter(QUOTABLE);
    }

    /** A word without its ends. */
    Stream<String> partOfWord() {
        return any(WORD).map(word -> word.substring(1, word.length() - 1));
    }

    /** So many words with a space between each two. */
    Stream<String> words(int count) {
        return any(
                Pattern.compile(
                        "(?<=\\s)[A-Za-z]{2,14}( [A-Za-z]{2,14}){" + (count - 1) + "}(?=\\s)"));
    }

    private Stream<String> any(Pattern pattern) {
        List<String> found = pattern.matcher(text).results().map(MatchResult::group).toList();
        return found.isEmpty()
                ? Stream.empty()
                : Stream.of(found.get(random.nextInt(found.size())));
    }
}
