package io.culver.perf.storm;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every fault that is put into the real server is found, by the invariant that it violates: a
 * checker that finds nothing says nothing otherwise. {@code -Dmutants=TEXT} runs those with it in
 * their names.
 */
@Execution(ExecutionMode.CONCURRENT) // they mostly wait
class MutantsTest {
    private static final int OPERATIONS = 300;
    private static final int ATTEMPTS = 8; // with other seeds, and twice as many operations twice
    private static final String CHOSEN = System.getProperty("mutants", "");

    @TempDir private static Path folder;

    @TestFactory
    Stream<DynamicTest> everyFaultIsFound() {
        return Stream.concat(MessageMutants.all().stream(), MailboxMutants.all().stream())
                .filter(mutant -> mutant.toString().contains(CHOSEN))
                .map(mutant -> dynamicTest(mutant.toString(), () -> isFound(mutant)));
    }

    private static void isFound(Mutant mutant) throws IOException, InterruptedException {
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < ATTEMPTS && Collections.disjoint(found, mutant.violated()); i++) {
            Path indexes = Files.createTempDirectory(folder, "search");
            try (var host = new StormHost(ShortStorm.USERS, indexes, mutant)) {
                ShortStorm storm = ShortStorm.at(host.endpoints(), i, OPERATIONS << Math.min(i, 2));
                found.addAll(storm.verdict().counts().keySet());
            }
        }
        System.out.println(mutant + ": " + found);
        assertTrue(!Collections.disjoint(found, mutant.violated()), () -> "found only " + found);
    }
}
