package io.culver.imap;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/imap-compliance.md against the server and the tests: neither promises what is not there. */
class ComplianceTest {

    private static final Path PROJECT = Path.of("..");
    private static final Path SOURCES = Path.of("src/main/java/io/culver/imap");
    private static final Path TRANSCRIPTS = Path.of("src/test/transcripts");
    private static final Pattern CITATION =
            Pattern.compile("\\b[Rr]ules? ((?:[A-M]\\d{1,2})(?:(?:, | and )[A-M]\\d{1,2})*)");
    private static final Pattern RULE = Pattern.compile("[A-M]\\d{1,2}");
    private static final List<String> BASE = List.of("IMAP4rev1", "IMAP4rev2", "AUTH=PLAIN");

    private final List<List<String>> rows = rows(PROJECT.resolve("docs/imap-compliance.md"));

    /** The cells of all tables. */
    private static List<List<String>> rows(Path document) {
        return lines(document).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
                .map(cells -> cells.subList(1, cells.size() - 1))
                .toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rule L18. */
    @Test
    void everyCapabilityIsListedAndEveryListedOneAnnounced(@TempDir Path folder) throws Exception {
        Set<String> announced = announced(folder);
        BASE.forEach(announced::remove);
        Set<String> listed =
                extensions()
                        .filter(row -> !row.getLast().startsWith("By configuration"))
                        .map(row -> unquoted(row.getFirst()))
                        .collect(toCollection(TreeSet::new));
        assertEquals(listed, announced);
    }

    private static Set<String> announced(Path folder) throws Exception {
        Offers offers = Offers.of(folder);
        Set<String> all = new TreeSet<>(offers.plain());
        all.addAll(offers.encrypted());
        all.addAll(offers.loggedIn());
        return all;
    }

    /** Rule L19. */
    @Test
    void theListBeforeTheLoginIsTheOneAfterItButForWhatTheLoginIsAbout(@TempDir Path folder)
            throws Exception {
        Offers offers = Offers.of(folder);
        assertEquals(Set.of("STARTTLS", "LOGINDISABLED"), in(offers.plain(), offers.loggedIn()));
        assertEquals(
                Set.of("COMPRESS=DEFLATE", "UNAUTHENTICATE"),
                in(offers.loggedIn(), offers.plain()));
        assertEquals(Set.of("AUTH=PLAIN"), in(offers.encrypted(), offers.loggedIn()));
        assertEquals(
                Set.of("COMPRESS=DEFLATE", "UNAUTHENTICATE"),
                in(offers.loggedIn(), offers.encrypted()));
    }

    private static Set<String> in(List<String> some, List<String> andNotIn) {
        return some.stream()
                .filter(atom -> !andNotIn.contains(atom))
                .collect(toCollection(TreeSet::new));
    }

    /** What is announced before TLS, then before the login, and after it. */
    private record Offers(List<String> plain, List<String> encrypted, List<String> loggedIn) {

        static Offers of(Path folder) throws Exception {
            try (var host = new CulverHost(Optional.of(ScratchCertificate.in(folder)));
                    ImapClient client = host.connect()) {
                var _ = client.read();
                host.newAccount();
                List<String> plain = capabilities(client);
                client.startTlsTrustingAll();
                List<String> encrypted = capabilities(client);
                host.login(client);
                return new Offers(plain, encrypted, capabilities(client));
            }
        }
    }

    /** Without the values behind "=" that vary. */
    private static List<String> capabilities(ImapClient client) {
        Response response = client.command("CAPABILITY").orThrow();
        String[] atoms = response.untagged().getFirst().text().split(" ");
        return Stream.of(atoms)
                .skip(2)
                .map(atom -> atom.replaceFirst("^(\\w+)=\\d+$", "$1="))
                .toList();
    }

    @Test
    void everyExtensionHasItsPackageAndItsTranscripts() throws IOException {
        List<String> missing = new ArrayList<>();
        extensions()
                .forEach(row -> {
                    check(row, 2, name -> isFolder(SOURCES, name.replace('.', '/')), missing);
                    check(row, 3, name -> isFolder(TRANSCRIPTS, name), missing);
                });
        assertEquals(List.of(), missing);
        Set<String> listed =
                extensions().map(row -> unquoted(row.get(2))).collect(toCollection(TreeSet::new));
        try (Stream<Path> packages = Files.list(SOURCES.resolve("extension"))) {
            Set<String> unlisted =
                    packages.map(path -> "extension." + path.getFileName())
                            .filter(name -> !listed.contains(name))
                            .collect(toCollection(TreeSet::new));
            assertEquals(Set.of(), unlisted);
        }
    }

    private static void check(
            List<String> row, int column, Predicate<String> exists, List<String> missing) {
        if (!exists.test(unquoted(row.get(column)))) {
            missing.add(row.toString());
        }
    }

    private static boolean isFolder(Path parent, String name) {
        return Files.isDirectory(parent.resolve(name));
    }

    private Stream<List<String>> extensions() {
        return rows.stream().filter(row -> row.size() == 5 && row.getFirst().startsWith("`"));
    }

    private static String unquoted(String cell) {
        return cell.replace("`", "");
    }

    @Test
    void everyRuleIsHeldByATestOrSaysWhyNot() {
        Map<String, Set<String>> citations = citations();
        List<String> faults = new ArrayList<>();
        Set<String> listed = new TreeSet<>();
        for (List<String> row : rows) {
            String rule = row.getFirst();
            if (RULE.matcher(rule).matches()) {
                assertTrue(listed.add(rule), rule + " is listed twice");
                boolean isReasoned = !row.getLast().isEmpty();
                if (isReasoned == citations.containsKey(rule)) {
                    faults.add(rule + (isReasoned ? " is excused and tested" : " is not tested"));
                }
            }
        }
        citations.keySet().stream()
                .filter(rule -> !listed.contains(rule))
                .forEach(rule -> faults.add(rule + " is cited and not listed"));
        assertEquals(List.of(), faults);
    }

    /** Which tests say that they hold which rule. */
    private static Map<String, Set<String>> citations() {
        Map<String, Set<String>> citations = new TreeMap<>();
        for (Path file : tests()) {
            Matcher citation = CITATION.matcher(String.join("\n", lines(file)));
            while (citation.find()) {
                RULE.matcher(citation.group(1))
                        .results()
                        .forEach(rule ->
                                citations
                                        .computeIfAbsent(rule.group(), _ -> new TreeSet<>())
                                        .add(file.toString()));
            }
        }
        return citations;
    }

    private static List<Path> tests() {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            return files.filter(ComplianceTest::isTest).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTest(Path file) {
        String path = file.toString();
        return path.contains("/src/test/")
                && !path.contains("/target/")
                && (path.endsWith(".imap") || path.endsWith(".java"));
    }
}
