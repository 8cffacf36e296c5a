package io.culver.mailbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.AccountId;
import io.culver.model.Address;
import io.culver.model.BlobId;
import io.culver.model.BodyFields;
import io.culver.model.BodyPart;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Envelope;
import io.culver.model.MessageMeta;
import io.culver.model.RawText;
import io.culver.model.Span;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link MessageStore} must do. */
public abstract class MessageStoreContract {
    private final AccountId account = new AccountId(UUID.randomUUID());

    protected abstract MessageStore messages();

    @Test
    void givesBackWhatWasPut() {
        EmailId id = new EmailId(1);
        MessageMeta meta = meta("one");
        messages().put(account, id, meta);
        assertEquals(Map.of(id, meta), found(account, List.of(id)));
    }

    @Test
    void whatIsPutLaterTakesThePlaceOfWhatWasThere() {
        EmailId id = new EmailId(2);
        messages().put(account, id, meta("claim"));
        MessageMeta whole = meta("whole");
        messages().put(account, id, whole);
        assertEquals(Map.of(id, whole), found(account, List.of(id)));
    }

    @Test
    void keepsAHeaderOfManyOctets() {
        EmailId id = new EmailId(7);
        MessageMeta meta = meta("x".repeat(60_000));
        messages().put(account, id, meta);
        assertEquals(Map.of(id, meta), found(account, List.of(id)));
    }

    @Test
    void leavesOutWhatIsNotThere() {
        EmailId here = new EmailId(5);
        MessageMeta meta = meta("here");
        messages().put(account, here, meta);
        assertEquals(
                Map.of(here, meta),
                found(account, List.of(new EmailId(4), here, new EmailId(6_000))));
        assertEquals(Map.of(), found(account, List.of()));
    }

    @Test
    void givesAThousandAtATimeAndNoMore() {
        Map<EmailId, MessageMeta> all = new HashMap<>();
        for (long id = 200; id < 1_200; id++) {
            MessageMeta meta = meta("message " + id);
            messages().put(account, new EmailId(id), meta);
            all.put(new EmailId(id), meta);
        }
        assertEquals(all, allFound(List.copyOf(all.keySet())));
        List<EmailId> tooMany =
                LongStream.rangeClosed(1, StoreLimits.IDS_MAX + 1).mapToObj(EmailId::new).toList();
        assertThrows(IllegalArgumentException.class, () -> found(account, tooMany));
    }

    @Test
    void keepsIdsThatLieFarApart() {
        List<EmailId> ids =
                List.of(new EmailId(1), new EmailId(1L << 20), new EmailId(Long.MAX_VALUE));
        Map<EmailId, MessageMeta> all = new HashMap<>();
        for (EmailId id : ids) {
            MessageMeta meta = meta("id " + id.value());
            messages().put(account, id, meta);
            all.put(id, meta);
        }
        assertEquals(all, found(account, ids));
    }

    @Test
    void aMessageIsItsAccountsOwn() {
        EmailId id = new EmailId(1);
        messages().put(account, id, meta("mine"));
        assertEquals(Map.of(), found(new AccountId(UUID.randomUUID()), List.of(id)));
    }

    @Test
    void deletesOneAndNothingElse() {
        MessageMeta meta = meta("kept");
        messages().put(account, new EmailId(1), meta("gone"));
        messages().put(account, new EmailId(2), meta);
        messages().delete(account, new EmailId(1));
        messages().delete(account, new EmailId(3));
        assertEquals(
                Map.of(new EmailId(2), meta),
                found(account, List.of(new EmailId(1), new EmailId(2))));
    }

    @Test
    void endsAPageThatGetsLarge() {
        Map<EmailId, MessageMeta> all = new HashMap<>();
        int octets = StoreLimits.METAS_OCTETS / 8;
        for (long id = 1; id <= 500; id++) {
            MessageMeta meta = meta(id <= 300 ? "small" : "x".repeat(octets));
            if (id % 10 == 0) {
                messages().put(account, new EmailId(id), meta);
                all.put(new EmailId(id), meta);
            }
        }
        List<EmailId> ids = LongStream.rangeClosed(1, 500).mapToObj(EmailId::new).toList();
        assertTrue(messages().get(account, ids).covered() > 0);
        assertEquals(all, allFound(ids));
    }

    private Map<EmailId, MessageMeta> allFound(List<EmailId> ids) {
        Map<EmailId, MessageMeta> all = new HashMap<>();
        int covered = 0;
        while (covered < ids.size()) {
            MetaPage page = messages().get(account, ids.subList(covered, ids.size()));
            page.found().forEach((id, meta) -> all.put(id, meta.decode()));
            covered += page.covered();
        }
        return all;
    }

    private Map<EmailId, MessageMeta> found(AccountId account, List<EmailId> ids) {
        Map<EmailId, MessageMeta> found = new HashMap<>();
        messages().get(account, ids).found().forEach((id, meta) -> found.put(id, meta.decode()));
        return found;
    }

    private static MessageMeta meta(String subject) {
        var from = new Address.Mailbox(text("Ada"), Optional.empty(), text("ada"), text("a.org"));
        Envelope envelope =
                new Envelope(
                        text("Mon, 23 Nov 2026 06:00:00 +0000"),
                        text(subject),
                        List.of(from),
                        List.of(from),
                        List.of(from),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        text("<1@a.org>"));
        BodyFields fields =
                new BodyFields(
                        new RawText("text"),
                        new RawText("plain"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new RawText("7bit"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty());
        return new MessageMeta(
                new BlobId(UUID.randomUUID()),
                new DataSize(1_234),
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                envelope,
                new BodyPart.Leaf(fields, new Span(0, 100), new Span(100, 1_134), 12),
                Optional.of(new RawText("Subject: " + subject + "\r\n\r\n")),
                Optional.of(LocalDate.of(2026, 11, 23)),
                "Hello");
    }

    private static Optional<RawText> text(String octets) {
        return Optional.of(new RawText(octets));
    }
}
