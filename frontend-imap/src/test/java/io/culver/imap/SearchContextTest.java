package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import io.culver.testkit.imap.ResponseLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * A client that makes every edit that it is told of has the results that a new search would find,
 * whatever it and others do to the mailbox. RFC 5267 §4.3; rule J17
 */
class SearchContextTest {

    private static final CulverHost HOST = new CulverHost(Optional.empty());
    private static final int STEPS = 60;
    private static final Pattern UPDATE =
            Pattern.compile(
                    "\\* ESEARCH \\(TAG \"(\\w+)\"\\)( UID)? (ADDTO|REMOVEFROM) \\((.*)\\)");
    private static final Pattern RANGE = Pattern.compile("(\\d+)(?::(\\d+))?");
    private static final Pattern EXPUNGE = Pattern.compile("\\* (\\d+) EXPUNGE");

    private final List<Followed> followed = new ArrayList<>();

    /** What a client knows of a search. */
    private static final class Followed {
        private final String tag;
        private final String search;
        private final List<Long> results = new ArrayList<>();

        Followed(String tag, String search) {
            this.tag = tag;
            this.search = search;
        }

        boolean isByUid() {
            return search.startsWith("UID ");
        }

        boolean isSort() {
            return search.contains("SORT");
        }

        /** {@code context-position SP sequence-set *(SP context-position SP sequence-set)} */
        void edit(boolean isAdded, String edits) {
            var words = new StringTokenizer(edits, " ");
            while (words.hasMoreTokens()) {
                int position = Integer.parseInt(words.nextToken());
                edit(isAdded, position, numbers(words.nextToken()));
            }
        }

        private void edit(boolean isAdded, int position, List<Long> numbers) {
            assertEquals(isSort(), position > 0, search);
            if (isAdded) {
                results.addAll(position == 0 ? results.size() : position - 1, numbers);
            } else if (position == 0) {
                assertTrue(results.removeAll(numbers), search);
            } else {
                List<Long> there = results.subList(position - 1, position - 1 + numbers.size());
                assertEquals(numbers, there, search);
                there.clear();
            }
            if (!isSort()) {
                results.sort(null);
            }
        }

        void expunged(long number) {
            if (!isByUid()) {
                assertFalse(results.contains(number), "EXPUNGE before REMOVEFROM");
                results.replaceAll(other -> other > number ? other - 1 : other);
            }
        }
    }

    @BeforeEach
    void makeAccount() {
        HOST.newAccount();
    }

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @RepeatedTest(12)
    void editsLeadToWhatANewSearchFinds(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        try (ImapClient reader = selected();
                ImapClient writer = selected()) {
            for (int i = 0; i < 5; i++) {
                act(random, 0, writer);
            }
            hear(reader.command("NOOP"));
            follow("UID SEARCH RETURN (UPDATE ALL) UNFLAGGED", reader);
            follow("SEARCH RETURN (UPDATE ALL) FLAGGED NOT SUBJECT x3", reader);
            follow("UID SORT RETURN (UPDATE ALL) (SUBJECT) UTF-8 UNFLAGGED", reader);
            follow("SORT RETURN (UPDATE ALL) (REVERSE SIZE) UTF-8 UNSEEN", reader);
            for (int step = 0; step < STEPS; step++) {
                boolean isOwn = random.nextInt(4) == 0;
                Response response = act(random, random.nextInt(6), isOwn ? reader : writer);
                if (isOwn) {
                    hear(response);
                } else if (random.nextInt(3) == 0) {
                    hear(reader.command(random.nextBoolean() ? "NOOP" : "UID FETCH 1:* (FLAGS)"));
                }
            }
            hear(reader.command("NOOP"));
            hear(reader.command("NOOP"));
            followed.forEach(
                    each -> assertEquals(searched(each, reader), each.results, each.search));
        }
    }

    private void follow(String search, ImapClient client) {
        Response response = client.command(search).orThrow();
        String tagged = response.tagged().text();
        Followed context = new Followed(tagged.substring(0, tagged.indexOf(' ')), search);
        context.results.addAll(allIn(response));
        followed.add(context);
    }

    private static List<Long> searched(Followed context, ImapClient client) {
        return allIn(client.command(context.search.replace("UPDATE ", "")).orThrow());
    }

    private static List<Long> allIn(Response response) {
        return response.untagged().stream()
                .map(ResponseLine::text)
                .filter(line -> line.contains(" ALL "))
                .findFirst()
                .map(line -> numbers(line.substring(line.indexOf(" ALL ") + 5)))
                .orElse(List.of());
    }

    private static Response act(SplittableRandom random, int action, ImapClient client) {
        String sign = random.nextBoolean() ? "+" : "-";
        String silent = random.nextBoolean() ? ".SILENT" : "";
        long uid = 1L + random.nextInt(30);
        return switch (action) {
            case 0 -> client.append("INBOX", mail(random)).orThrow();
            case 1 ->
                    client.command(
                            "UID STORE "
                                    + uid
                                    + ":"
                                    + (uid + 3)
                                    + " "
                                    + sign
                                    + "FLAGS"
                                    + silent
                                    + " (\\Flagged)");
            case 2 ->
                    client.command(
                            "UID STORE " + uid + " " + sign + "FLAGS" + silent + " (\\Seen)");
            case 3 -> client.command("UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)");
            case 4 -> client.command("EXPUNGE");
            default -> client.command("NOOP");
        };
    }

    private static byte[] mail(SplittableRandom random) {
        String subject = "x" + random.nextInt(9);
        return ("Subject: " + subject + "\r\n\r\n" + "y".repeat(random.nextInt(50)) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** In the order in which the server said it. */
    private void hear(Response response) {
        for (ResponseLine line : response.untagged()) {
            Matcher update = UPDATE.matcher(line.text());
            Matcher expunge = EXPUNGE.matcher(line.text());
            if (update.matches()) {
                followed.stream()
                        .filter(each -> each.tag.equals(update.group(1)))
                        .findFirst()
                        .orElseThrow()
                        .edit(update.group(3).equals("ADDTO"), update.group(4));
            } else if (expunge.matches()) {
                long number = Long.parseLong(expunge.group(1));
                followed.forEach(each -> each.expunged(number));
            }
        }
    }

    /** {@code sequence-set} */
    private static List<Long> numbers(String set) {
        List<Long> numbers = new ArrayList<>();
        Matcher ranges = RANGE.matcher(set);
        while (ranges.find()) {
            long first = Long.parseLong(ranges.group(1));
            long last = ranges.group(2) == null ? first : Long.parseLong(ranges.group(2));
            LongStream.rangeClosed(first, last).forEach(numbers::add);
        }
        return numbers;
    }

    private static ImapClient selected() {
        ImapClient client = HOST.connect();
        var _ = client.read();
        HOST.login(client);
        client.command("SELECT INBOX").orThrow();
        return client;
    }
}
