package io.culver.search.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.mime.text.MailText.Field;
import io.culver.model.SearchCriteria;
import io.culver.search.index.AbandonedException;
import io.culver.search.index.Patience;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries stop when nobody waits for them. Rule J22. */
class AbandonedQueryTest {
    @TempDir private Path directory;

    @Test
    void everyKindOfQueryStops() {
        try (var account = new OneAccount(directory)) {
            account.add(
                    List.of(new Field("Subject", "one"), new Field("To", "x".repeat(100_000))),
                    List.of("two"));
            var given = new Patience();
            given.end();
            for (var criteria :
                    List.of(
                            new SearchCriteria.Header("Subject", "one"),
                            new SearchCriteria.Header("To", "xx"),
                            new SearchCriteria.Header("To", ""),
                            new SearchCriteria.Body("two"),
                            new SearchCriteria.Text("one"))) {
                assertThrows(AbandonedException.class, () -> account.find(criteria, given));
                assertEquals(1, account.find(criteria).size());
            }
        }
    }

    @Test
    void whoNoLongerWaitsIsNotKept() {
        var patience = new Patience();
        var never = new CompletableFuture<String>();
        patience.end();
        assertThrows(AbandonedException.class, () -> patience.await(never));
        assertEquals("done", patience.await(CompletableFuture.completedFuture("done")));
    }
}
