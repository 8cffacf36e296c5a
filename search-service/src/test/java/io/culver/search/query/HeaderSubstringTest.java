package io.culver.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.mime.Folding;
import io.culver.mime.text.MailText.Field;
import io.culver.model.SearchCriteria;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The index answers what looking through all headers would. Rule J1. */
class HeaderSubstringTest {
    private static final List<String> NAMES = List.of("Subject", "subject", "X-S", "To");

    /** Few letters, so that they meet; of several scripts and lengths in UTF-8. */
    private static final List<String> LETTERS =
            List.of("a", "B", "b", "ß", "S", "σ", "ς", "Σ", "я", "京", "🎉", ":", "*", " ", "\t");

    @RepeatedTest(value = 100, name = "seed {currentRepetition}")
    void findsWhatLookingThroughAllHeadersFinds(RepetitionInfo seed) throws IOException {
        RandomGenerator random = new SplittableRandom(seed.getCurrentRepetition());
        List<List<Field>> mailbox =
                listOf(random, 20, () -> listOf(random, 5, () -> field(random)));
        String name = oneOf(random, NAMES);
        String needle = text(random, 4);
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
                .anyMatch(field -> Folding.fold(field.value()).contains(Folding.fold(needle)));
    }

    private static Field field(RandomGenerator random) {
        return new Field(oneOf(random, NAMES), text(random, 16));
    }

    private static String text(RandomGenerator random, int lettersMax) {
        return String.join("", listOf(random, lettersMax, () -> oneOf(random, LETTERS)));
    }

    private static <T> List<T> listOf(RandomGenerator random, int sizeMax, Supplier<T> element) {
        return Stream.generate(element).limit(random.nextInt(sizeMax + 1)).toList();
    }

    private static String oneOf(RandomGenerator random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
