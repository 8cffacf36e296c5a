package io.culver.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.SearchCriteria;
import io.culver.search.index.Folding;
import io.culver.search.index.MailText.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The index answers what looking through all headers would. */
class HeaderSubstringTest {
    private static final List<String> NAMES = List.of("Subject", "subject", "X-S", "To");

    @Property(tries = 100)
    void findsWhatLookingThroughAllHeadersFinds(
            @ForAll("mailbox") List<List<Field>> mailbox,
            @ForAll("name") String name,
            @ForAll("text") String needle)
            throws IOException {
        Path directory = Files.createTempDirectory("culver-search");
        try (var account = new OneAccount(directory)) {
            mailbox.forEach(fields -> account.add(fields, List.of()));
            List<Long> expected =
                    LongStream.rangeClosed(1, mailbox.size())
                            .filter(id -> matches(mailbox.get((int) id - 1), name, needle))
                            .boxed()
                            .toList();
            assertEquals(expected, account.find(new SearchCriteria.Header(name, needle)));
        } finally {
            ScratchFiles.delete(directory);
        }
    }

    private static boolean matches(List<Field> fields, String name, String needle) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .anyMatch(field ->
                        Folding.foldLine(field.value()).contains(Folding.foldLine(needle)));
    }

    @Provide
    Arbitrary<List<List<Field>>> mailbox() {
        Arbitrary<Field> field =
                Combinators.combine(name(), text().list().ofMaxSize(4))
                        .as((name, texts) -> new Field(name, String.join("", texts)));
        return field.list().ofMaxSize(5).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<String> name() {
        return Arbitraries.of(NAMES);
    }

    /** Few letters, so that they meet; of several scripts and lengths in UTF-8. */
    @Provide
    Arbitrary<String> text() {
        return Arbitraries.of(
                        "a", "B", "b", "ß", "S", "σ", "ς", "Σ", "я", "京", "🎉", ":", "*", " ", "\t")
                .list()
                .ofMaxSize(4)
                .map(letters -> String.join("", letters));
    }
}
