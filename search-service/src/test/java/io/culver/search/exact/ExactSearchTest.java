package io.culver.search.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.mime.text.MailText;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.search.extract.DocumentReader;
import io.culver.search.index.IndexSettings;
import io.culver.search.index.LuceneThreads;
import io.culver.search.index.OpenIndexes;
import io.culver.search.index.Patience;
import io.culver.search.ingest.AttachmentTally;
import io.culver.search.ingest.Extraction;
import io.culver.search.ingest.LogFollower;
import io.culver.search.ingest.MemoryFeed;
import io.culver.search.query.FindMessages;
import io.culver.testkit.mail.MailGenerator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The index finds what looking through all mail finds, whatever is looked for, and so does the
 * mailbox's owner where there is none. A few mailboxes in every build, and more with {@code ./mvnw
 * -Pexact -Dexact.mailboxes=2000}.
 */
class ExactSearchTest {
    private static final int MAILBOXES = Integer.getInteger("exact.mailboxes", 8);
    private static final int FRESH = MAILBOXES / 2;
    private static final int MESSAGES = 20;
    private static final int NEEDLES = 50;

    @TempDir private Path directory;
    private final MemoryFeed feed = new MemoryFeed();
    private final LuceneThreads threads = new LuceneThreads(1);
    private OpenIndexes indexes;
    private LogFollower follower;
    private FindMessages messages;

    @BeforeEach
    void open() {
        indexes = new OpenIndexes(IndexSettings.of(directory), Clock.systemUTC());
        follower =
                new LogFollower(
                        feed,
                        indexes,
                        threads,
                        DocumentReader.NONE,
                        new AttachmentTally(new SimpleMeterRegistry()),
                        (_, _) -> {});
        messages = new FindMessages(indexes, threads, follower);
    }

    @AfterEach
    void close() {
        follower.close();
        threads.close();
        indexes.close();
    }

    /** What a message says is known from who wrote it. */
    @Test
    void findsInWrittenMailWhatLookingThroughItFinds() throws IOException {
        for (long seed : seeds()) {
            var random = new SplittableRandom(seed);
            List<WrittenMail> mails = new ArrayList<>();
            for (long id = 1; id <= MESSAGES; id++) {
                mails.add(WrittenMail.of(id, random));
            }
            check(
                    "-Dexact.seed=" + seed,
                    mails.stream().map(WrittenMail::octets).toList(),
                    mails.stream().map(WrittenMail::says).toList(),
                    random);
        }
    }

    /** Mail as it lies in people's mailboxes says what the extractor takes out of it. */
    @Test
    void findsInUsualMailWhatLookingThroughItFinds() throws IOException {
        for (long seed : seeds()) {
            var random = new SplittableRandom(seed);
            var generator = new MailGenerator(random);
            checkExtracted(
                    "-Dexact.seed=" + seed,
                    Stream.generate(() -> generator.next().octets()).limit(MESSAGES).toList(),
                    random);
        }
    }

    /** Real mail, if any is given: {@code -Dexact.mail=FILE}, in mbox format. */
    @Test
    void findsInRealMailWhatLookingThroughItFinds() throws IOException {
        String file = System.getProperty("exact.mail", "");
        List<byte[]> all = file.isEmpty() ? List.of() : Mbox.read(Path.of(file));
        for (int from = 0; from < all.size(); from += MESSAGES) {
            checkExtracted(
                    "from message " + from,
                    all.subList(from, Math.min(from + MESSAGES, all.size())),
                    new SecureRandom());
        }
    }

    /** Some that are the same each time, and some that never were. */
    private static List<Long> seeds() {
        Long given = Long.getLong("exact.seed");
        if (given != null) {
            return List.of(given);
        }
        List<Long> seeds = new ArrayList<>();
        var fresh = new SecureRandom();
        for (long i = 1; i <= MAILBOXES; i++) {
            seeds.add(i <= MAILBOXES - FRESH ? i : fresh.nextLong());
        }
        return seeds;
    }

    private void checkExtracted(String name, List<byte[]> mails, RandomGenerator random)
            throws IOException {
        List<MailText> texts = new ArrayList<>();
        for (byte[] mail : mails) {
            texts.add(Extraction.of(new EmailId(texts.size() + 1L), mail));
        }
        check(name, mails, texts, random);
    }

    private void check(
            String name, List<byte[]> mails, List<MailText> texts, RandomGenerator random)
            throws IOException {
        AccountId account = new AccountId(UUID.randomUUID());
        ModSeq seq = ModSeq.ZERO;
        for (byte[] mail : mails) {
            seq = feed.append(account, mail);
        }
        var scan = new Scan(texts);
        var owner = new OwnerScan(new MemoryStore(), mails);
        var needles = new Needles(texts, random);
        List<SearchCriteria> criteria = Stream.generate(needles::next).limit(NEEDLES).toList();
        var patience = new Patience();
        FindMessages.Found found = messages.find(account, criteria, seq, patience, patience);
        for (int i = 0; i < NEEDLES; i++) {
            SearchCriteria wanted = criteria.get(i);
            List<Long> expected = scan.find(wanted);
            assertEquals(
                    expected,
                    Arrays.stream(found.emails().get(i).toArray()).boxed().toList(),
                    name + ": " + wanted);
            assertEquals(
                    owner.tellable(wanted, expected),
                    owner.find(wanted),
                    name + ", without an index: " + wanted);
        }
        feed.delete(account);
        try (var lease = indexes.borrow(account)) {
            lease.condemn();
        }
    }
}
