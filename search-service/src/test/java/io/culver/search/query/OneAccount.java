package io.culver.search.query;

import io.culver.mime.text.MailText;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.SearchCriteria;
import io.culver.search.index.IndexSettings;
import io.culver.search.index.OpenIndexes;
import io.culver.search.index.Patience;
import io.culver.search.index.Ranking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** One account's index in a directory, for tests that add messages and look for them. */
public final class OneAccount implements AutoCloseable {
    private final AccountId account = new AccountId(new UUID(1, 1));
    private final OpenIndexes indexes;
    private long lastId;

    public OneAccount(Path directory) {
        this.indexes = new OpenIndexes(IndexSettings.of(directory), Clock.systemUTC());
    }

    /** Adds a message with this header, and gives its email id. */
    long header(MailText.Field... fields) {
        return add(List.of(fields), List.of());
    }

    /** Adds a message with these texts, and gives its email id. */
    long body(String... texts) {
        return add(List.of(), Arrays.asList(texts));
    }

    long add(List<MailText.Field> header, List<String> body) {
        lastId++;
        add(new MailText(new EmailId(lastId), header, List.of(), body));
        return lastId;
    }

    /** Adds a message, in place of the one that has its email id. */
    public void add(MailText mail) {
        try (var lease = indexes.borrow(account)) {
            lease.index().add(List.of(mail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Long> find(SearchCriteria criteria) {
        return find(criteria, new Patience());
    }

    List<Long> find(SearchCriteria criteria, Patience patience) {
        try (var lease = indexes.borrow(account)) {
            Roaring64NavigableMap found =
                    lease.index()
                            .search(
                                    new CriteriaQueries(patience).of(criteria),
                                    Runnable::run,
                                    patience);
            return Arrays.stream(found.toArray()).boxed().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The messages that match, those that match better before others. */
    List<Long> bestFirst(SearchCriteria criteria) {
        var patience = new Patience();
        try (var lease = indexes.borrow(account)) {
            Ranking ranking =
                    lease.index()
                            .rank(
                                    new CriteriaQueries(patience).of(criteria),
                                    Runnable::run,
                                    patience);
            long[] found = ranking.emails().toArray();
            return IntStream.range(0, found.length)
                    .boxed()
                    .sorted(Comparator.comparing(ranking.scores()::get).reversed())
                    .map(place -> found[place])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        indexes.close();
    }
}
