package io.culver.mailbox.store.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Reads all CQL, in the schema files and in the text blocks of this package's classes, and holds
 * the rules that make commits linearizable.
 */
class CqlRulesTest {
    /** Written by Paxos only: a plain write to them would use another clock. */
    private static final Set<String> CONDITIONAL =
            Set.of("account_log", "login", "index_manifest", "schema_version");

    private static final Path SOURCES = Path.of("src/main/java/io/culver/mailbox/store/cassandra");
    private static final Path SCHEMA = Path.of("src/main/resources/schema");

    private static final Pattern TEXT_BLOCK =
            Pattern.compile("(?:(\\w+) =\\s*)?\"\"\"\n(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern WRITE =
            Pattern.compile("^(?:INSERT INTO|UPDATE|DELETE(?: \\w+)* FROM) (\\w+)\\b");
    private static final Pattern TABLE =
            Pattern.compile("CREATE TABLE IF NOT EXISTS (\\w+) .*", Pattern.DOTALL);

    private static final List<Statement> statements = new ArrayList<>();

    /** A statement on one line, with single spaces. {@code name} is its constant's, or empty. */
    private record Statement(String file, String name, String cql) {
        /** The table that it writes, or nothing. */
        Stream<String> written() {
            return WRITE.matcher(cql).results().map(found -> found.group(1));
        }

        boolean isConditional() {
            return cql.contains(" IF ");
        }

        boolean isPartOfABatch() {
            return name.endsWith("_IN_BATCH");
        }
    }

    @BeforeAll
    static void readAll() throws IOException {
        for (Path file : filesIn(SOURCES, ".java")) {
            TEXT_BLOCK
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(block -> add(file, nameOf(block), block.group(2)));
        }
        for (Path file : filesIn(SCHEMA, ".cql")) {
            String cql = Files.readString(file).replaceAll("--[^\n]*", "");
            for (String statement : cql.split(";", -1)) {
                add(file, "", statement);
            }
        }
    }

    @Test
    void seesTheTablesAndTheirWrites() {
        assertEquals(
                Set.of(
                        "account_log",
                        "account_object",
                        "message_meta",
                        "blob_chunk",
                        "login",
                        "index_manifest",
                        "schema_version"),
                Set.copyOf(statements.stream().flatMap(Statement::written).distinct().toList()));
        assertEquals(7, tables().size());
    }

    @Test
    void allCqlIsInTextBlocks() throws IOException {
        for (Path file : filesIn(SOURCES, ".java")) {
            String rest = TEXT_BLOCK.matcher(Files.readString(file)).replaceAll("");
            Matcher strings = STRING.matcher(rest);
            while (strings.find()) {
                String text = strings.group().toUpperCase(Locale.ROOT);
                assertFalse(
                        text.contains("INSERT INTO")
                                || text.contains("DELETE FROM")
                                || text.startsWith("\"UPDATE ")
                                || text.contains("BEGIN BATCH"),
                        () -> file + " has CQL outside a text block: " + text);
            }
        }
    }

    @Test
    void someTablesAreWrittenConditionallyOnlyAndTheOthersNever() {
        for (Statement statement : statements) {
            statement
                    .written()
                    .forEach(table ->
                            assertEquals(
                                    CONDITIONAL.contains(table),
                                    statement.isConditional() || statement.isPartOfABatch(),
                                    statement::toString));
        }
    }

    @Test
    void onlyTheLogHasStatementsThatAnothersConditionGuards() {
        for (Statement statement : statements) {
            if (statement.isPartOfABatch()) {
                assertFalse(statement.isConditional(), statement::toString);
                assertEquals(
                        List.of("account_log"), statement.written().toList(), statement::toString);
            }
        }
    }

    @Test
    void batchesAreMadeInOnePlaceWhichTakesTheConditionFirst() throws IOException {
        for (Path file : filesIn(SOURCES, ".java")) {
            String source = Files.readString(file);
            long batches = Pattern.compile("BatchStatement\\.").matcher(source).results().count();
            boolean isLog = file.endsWith("AccountLogTable.java");
            assertEquals(isLog ? 1 : 0, batches, file::toString);
            if (isLog) {
                assertTrue(source.contains(".addStatement(condition)"));
                assertEquals(
                        2,
                        Pattern.compile("client\\.conditionally\\(\\s*(batch|conditionalBatch)")
                                .matcher(source)
                                .results()
                                .count());
            }
        }
    }

    @Test
    void onlyTheHeadRowOfTheLogIsMadeIfItDoesNotExist() {
        for (Statement statement : statements) {
            if (statement.cql.startsWith("INSERT INTO account_log")
                    && statement.cql.contains("IF NOT EXISTS")) {
                assertTrue(
                        statement.cql.contains("VALUES (:account, 9223372036854775807,"),
                        statement::toString);
            }
        }
    }

    @Test
    void nothingExpiresAndNobodyChoosesTimestamps() {
        for (Statement statement : statements) {
            String cql = statement.cql.toUpperCase(Locale.ROOT);
            assertFalse(cql.contains("TTL"), statement::toString);
            assertFalse(cql.contains("TIME_TO_LIVE"), statement::toString);
            assertFalse(cql.contains("USING "), statement::toString);
            assertFalse(cql.matches(".*\\bSTATIC\\b.*"), statement::toString);
        }
    }

    @Test
    void everyTableHasBlockingReadRepair() {
        tables().forEach(table ->
                assertTrue(table.cql.contains("read_repair = 'BLOCKING'"), table::toString));
    }

    @Test
    void everySchemaFileIsInTheMigratorsList() throws IOException {
        assertEquals(
                filesIn(SCHEMA, ".cql").stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .sorted()
                        .toList(),
                SchemaMigrator.FILES);
    }

    private static List<Statement> tables() {
        return statements.stream().filter(each -> TABLE.matcher(each.cql).matches()).toList();
    }

    private static String nameOf(MatchResult block) {
        return block.group(1) == null ? "" : block.group(1);
    }

    private static void add(Path file, String name, String cql) {
        String oneLine = cql.replaceAll("\\s+", " ").strip();
        if (!oneLine.isEmpty()) {
            statements.add(new Statement(String.valueOf(file.getFileName()), name, oneLine));
        }
    }

    private static List<Path> filesIn(Path directory, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }
}
