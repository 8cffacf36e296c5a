package io.culver.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The contracts explain themselves: a comment stands above each service, method, message, enum and
 * field. A method's comment also covers its request and response; a field goes without if its type
 * is a message or enum, whose comment it has, or if it is one of the names that say it all.
 */
class CommentsTest {
    private static final Path SOURCES = Path.of("src/main/proto");
    private static final Pattern DEFINITION =
            Pattern.compile(
                    "\\s*(?:service|rpc|enum|message(?! \\w+(?:Request|Response) )) \\w+.*");
    private static final Pattern FIELD =
            Pattern.compile("\\s*(?:repeated |optional )?([\\w.]+) (\\w+) = \\d+;");
    private static final Pattern SCALAR = Pattern.compile("[a-z0-9]+");
    private static final List<String> SAY_IT_ALL =
            List.of("account_id", "op_id", "mailbox_id", "email_id", "uid_validity", "login");

    @Test
    void everythingIsExplained() throws IOException {
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            List<String> unexplained =
                    sources.filter(Files::isRegularFile)
                            .flatMap(CommentsTest::unexplained)
                            .toList();
            assertEquals(List.of(), unexplained, "lines without a comment above");
        }
    }

    private static Stream<String> unexplained(Path file) {
        List<String> unexplained = new ArrayList<>();
        String above = "";
        for (String line : linesOf(file)) {
            if (needsComment(line) && !above.startsWith("//")) {
                unexplained.add(SOURCES.relativize(file) + ": " + line.strip());
            }
            above = line.strip();
        }
        return unexplained.stream();
    }

    private static boolean needsComment(String line) {
        Matcher field = FIELD.matcher(line);
        return field.matches()
                ? SCALAR.matcher(field.group(1)).matches() && !SAY_IT_ALL.contains(field.group(2))
                : DEFINITION.matcher(line).matches();
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
