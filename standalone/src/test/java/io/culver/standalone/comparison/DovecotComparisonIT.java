package io.culver.standalone.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.culver.standalone.mailfile.FoundMessage;
import io.culver.standalone.mailfile.MailSource;
import io.culver.standalone.mailfile.MailVisitor;
import io.culver.standalone.whole.CulverProcess;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import io.culver.testkit.imap.ResponseLine;
import io.culver.testkit.mail.MailGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * ENVELOPE, BODYSTRUCTURE, sections, partials and BINARY of the same messages in Culver and in
 * Dovecot: what differs has an {@link Explanation}. RFC 9051 §6.4.5, §7.5.2
 *
 * <p>{@code -Dculver.comparison.mail=DIRECTORY} compares all mail files in a directory, too.
 */
@Execution(ExecutionMode.CONCURRENT)
class DovecotComparisonIT {
    private static final String DIRECTORY = "culver.comparison.mail";
    private static final int MESSAGES = 300;
    private static final long SEED = 2231;
    private static final int SHOWN_MAX = 100;
    private static final String ALL = "FETCH 1:* (RFC822.SIZE ENVELOPE BODYSTRUCTURE)";

    @TempDir private Path folder;

    private CulverProcess culver;
    private PipedDovecot dovecot;
    private ImapClient ours;
    private ImapClient theirs;
    private String mailbox = "";

    @BeforeEach
    void start() throws IOException, InterruptedException {
        assumeTrue(PipedDovecot.isInstalled(), "dovecot-imapd is not installed");
        int port = CulverProcess.freePort();
        culver =
                CulverProcess.start(
                        "serve",
                        "--data=" + folder.resolve("culver"),
                        "--port=" + port,
                        "--insecure-plaintext-login",
                        "--account=" + CulverProcess.ACCOUNT,
                        "--password=" + CulverProcess.PASSWORD);
        ours = CulverProcess.logIn(port);
        dovecot = new PipedDovecot(folder);
        theirs = dovecot.open();
    }

    @AfterEach
    void stop() {
        if (theirs != null) {
            theirs.close();
        }
        if (culver != null) {
            culver.close();
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void generatedMailIsToldAsDovecotTellsIt() {
        var generator = new MailGenerator(new SplittableRandom(SEED));
        List<byte[]> messages =
                Stream.generate(() -> generator.next().octets()).limit(MESSAGES).toList();
        assertNone(compare("generated", messages));
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void mailOfADirectoryIsToldAsDovecotTellsIt() throws IOException {
        String directory = System.getProperty(DIRECTORY, "");
        assumeTrue(!directory.isEmpty(), DIRECTORY + " names no directory");
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            List<String> unexplained = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                unexplained.addAll(compare(String.valueOf(file.getFileName()), read(file)));
            }
            assertNone(unexplained);
        }
    }

    private static List<byte[]> read(Path file) throws IOException {
        List<byte[]> messages = new ArrayList<>();
        MailSource.of(file)
                .read(
                        new MailVisitor() {
                            @Override
                            public void message(FoundMessage message) {
                                messages.add(message.octets().toArray());
                            }

                            @Override
                            public void damaged(String where, String reason) {
                                System.out.println(where + ": " + reason);
                            }

                            @Override
                            public void progress(long octets) {
                                // Nobody waits for it.
                            }
                        });
        return messages;
    }

    /** Gives the differences that nothing explains. */
    private List<String> compare(String name, List<byte[]> messages) {
        for (ImapClient client : List.of(ours, theirs)) {
            client.command("CREATE \"" + name + "\"").orThrow();
            messages.forEach(message -> client.append("\"" + name + "\"", message).orThrow());
            client.command("EXAMINE \"" + name + "\"").orThrow();
        }
        mailbox = name;
        List<ResponseLine> all = fetched(ours, ALL);
        List<ResponseLine> allOfTheirs = fetched(theirs, ALL);
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            byte[] message = messages.get(i);
            var comparison =
                    new Comparison(name + " " + (i + 1), field -> isRepeated(field, message));
            Map<String, Value> items = ValueReader.items(all.get(i));
            Map<String, Value> itemsOfTheirs = ValueReader.items(allOfTheirs.get(i));
            compare(comparison, items, itemsOfTheirs);
            if (comparison.differences().stream().noneMatch(Comparison::isOfShape)) {
                sections(i + 1, Sections.of(item(items, "BODYSTRUCTURE")), comparison);
            }
            differences.addAll(comparison.differences());
        }
        return unexplained(name, messages.size(), differences);
    }

    private static boolean isRepeated(String field, byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        String header = text.substring(0, text.indexOf("\r\n\r\n") + 1);
        return Pattern.compile("(?im)^" + field + " *:").matcher(header).results().count() > 1;
    }

    private static void compare(
            Comparison comparison, Map<String, Value> ours, Map<String, Value> theirs) {
        comparison.same("RFC822.SIZE", item(ours, "RFC822.SIZE"), item(theirs, "RFC822.SIZE"));
        comparison.envelopes("ENVELOPE", item(ours, "ENVELOPE"), item(theirs, "ENVELOPE"));
        comparison.structures("", item(ours, "BODYSTRUCTURE"), item(theirs, "BODYSTRUCTURE"));
    }

    private void sections(int number, Sections sections, Comparison comparison) {
        same(number, String.join(" ", sections.items()), comparison);
        for (String leaf : sections.leaves()) {
            same(number, "BINARY.PEEK[" + leaf + "]", comparison);
            same(number, "BINARY.PEEK[" + leaf + "]<2.30>", comparison);
            binarySize(number, leaf, comparison);
        }
    }

    /**
     * Has to be what BINARY has, which Dovecot agreed to: its own BINARY.SIZE of a quoted-printable
     * part is wrong, often by 2⁶⁴ (2.3.19).
     */
    private void binarySize(int number, String leaf, Comparison comparison) {
        String size = "BINARY.SIZE[" + leaf + "]";
        String octets = "BINARY[" + leaf + "]";
        String fetch = "FETCH " + number + " (" + size + " BINARY.PEEK[" + leaf + "])";
        Map<String, Value> shown = items(ours.command(fetch));
        if (shown.containsKey(octets)) {
            int length = item(shown, octets).characters().length();
            comparison.same(size, item(shown, size), new Value.Atom(String.valueOf(length)));
        }
    }

    private void same(int number, String items, Comparison comparison) {
        String fetch = "FETCH " + number + " (" + items + ")";
        Map<String, Value> shown = items(ours.command(fetch));
        Map<String, Value> shownByThem = itemsOfTheirs(fetch);
        shownByThem.remove("UID"); // all that is left of an answer that has failed
        if (shown.keySet().equals(shownByThem.keySet())) {
            shown.forEach((item, value) -> comparison.same(item, value, item(shownByThem, item)));
        } else {
            comparison.same(items, names(shown), names(shownByThem));
        }
    }

    /** Dovecot ends the connection over some broken parts: then it has told nothing of them. */
    private Map<String, Value> itemsOfTheirs(String fetch) {
        try {
            return items(theirs.command(fetch));
        } catch (UncheckedIOException e) {
            theirs.close();
            theirs = dovecot.open();
            theirs.command("EXAMINE \"" + mailbox + "\"").orThrow();
            return new HashMap<>();
        }
    }

    private static Value item(Map<String, Value> told, String name) {
        return Objects.requireNonNull(told.get(name), () -> name + " was not told");
    }

    private static Value names(Map<String, Value> items) {
        return new Value.Group(items.keySet().stream().<Value>map(Value.Atom::new).toList());
    }

    /** Empty if the server refuses to tell. */
    private static Map<String, Value> items(Response response) {
        return response.untagged().stream()
                .filter(line -> line.text().contains(" FETCH ("))
                .findFirst()
                .map(ValueReader::items)
                .orElseGet(HashMap::new);
    }

    private static List<ResponseLine> fetched(ImapClient client, String command) {
        return client.command(command).orThrow().untagged().stream()
                .filter(line -> line.text().contains(" FETCH ("))
                .toList();
    }

    private static List<String> unexplained(
            String name, int messages, List<Difference> differences) {
        Map<Explanation, Integer> explained = new EnumMap<>(Explanation.class);
        List<String> unexplained = new ArrayList<>();
        for (Difference difference : differences) {
            Optional<Explanation> explanation = Explanation.of(difference);
            explanation.ifPresent(each -> explained.merge(each, 1, Integer::sum));
            if (explanation.isEmpty()) {
                unexplained.add(difference.text());
            }
        }
        System.out.println(name + ", " + messages + " messages, explained: " + explained);
        return unexplained;
    }

    private static void assertNone(List<String> unexplained) {
        assertEquals(
                "",
                String.join("\n", unexplained.subList(0, Math.min(SHOWN_MAX, unexplained.size()))),
                () -> unexplained.size() + " differences");
    }
}
