package io.culver.mailbox.usecase;

import io.culver.mailbox.codec.meta.StoredMeta;
import io.culver.mailbox.domain.TextMatches;
import io.culver.mailbox.ingest.ContentReader;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.MetaPage;
import io.culver.mailbox.store.Store;
import io.culver.mime.text.AttachedDocuments;
import io.culver.mime.text.FoldedMail;
import io.culver.mime.text.SparseMessage;
import io.culver.mime.text.TextExtractor;
import io.culver.mime.text.TextSpans;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageMeta;
import io.culver.model.Octets;
import io.culver.model.SearchCriteria;
import io.culver.model.Span;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/**
 * Looks through messages themselves for texts, where no index tells: it finds what the index would,
 * or nothing can be said. It never answers a part. RFC 9051 §6.4.4
 */
public final class TextScan {
    private final Store store;
    private final DamagedContents damages;
    private final int messagesMax;
    private final Clock clock;
    private final BooleanSupplier isCallerGone;
    private final Semaphore turns = new Semaphore(Limits.SCANS_AT_ONCE, true);

    /**
     * Reads from this store.
     *
     * @param messagesMax that one search may look through
     * @param isCallerGone whether whoever asked in this thread waits no more
     */
    public TextScan(
            Store store,
            DamagedContents damages,
            int messagesMax,
            Clock clock,
            BooleanSupplier isCallerGone) {
        this.store = store;
        this.damages = damages;
        this.messagesMax = messagesMax;
        this.clock = clock;
        this.isCallerGone = isCallerGone;
    }

    /** Whether it can look for these through so many messages. What is like a text it cannot. */
    boolean canScan(List<SearchCriteria> texts, long messages) {
        return messages <= messagesMax
                && texts.stream().allMatch(SearchCriteria.OfText.class::isInstance);
    }

    /**
     * For each of the texts, those of the contents that contain it. {@code UNAVAILABLE} if that
     * takes too much, or depends on documents, which only the search service can read.
     */
    public List<TextMatches> scan(
            AccountId account, List<SearchCriteria> texts, List<EmailId> emails) {
        if (!canScan(texts, emails.size())) {
            throw unavailable("Too many messages to look through");
        }
        List<SearchCriteria.OfText> wanted =
                texts.stream().map(SearchCriteria.OfText.class::cast).toList();
        return inTurn(new Scan(account, wanted, clock.instant().plus(Limits.SCAN_TIME)), emails);
    }

    private List<TextMatches> inTurn(Scan scan, List<EmailId> emails) {
        boolean isTurn = false;
        try {
            isTurn = turns.tryAcquire(Limits.SCAN_TIME.toMillis(), TimeUnit.MILLISECONDS);
            if (!isTurn) {
                throw unavailable("Too much else is being looked through");
            }
            return scan.through(emails);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("Interrupted while waiting");
        } finally {
            if (isTurn) {
                turns.release();
            }
        }
    }

    private static MailException unavailable(String why) {
        return new MailException(MailError.UNAVAILABLE, why);
    }

    /** One search, with what is left of its budget. */
    private final class Scan {
        private final AccountId account;
        private final List<SearchCriteria.OfText> wanted;
        private final Instant end;
        private final List<Roaring64NavigableMap> found = new ArrayList<>();
        private final ContentReader reader = new ContentReader(store.blobs());
        private long octetsLeft = Limits.SCAN_OCTETS.octets();

        Scan(AccountId account, List<SearchCriteria.OfText> wanted, Instant end) {
            this.account = account;
            this.wanted = wanted;
            this.end = end;
            wanted.forEach(_ -> found.add(new Roaring64NavigableMap()));
        }

        List<TextMatches> through(List<EmailId> emails) {
            for (int first = 0; first < emails.size(); ) {
                List<EmailId> lot =
                        emails.subList(
                                first, Math.min(first + Limits.METAS_PER_READ, emails.size()));
                MetaPage page = store.messages().get(account, lot);
                if (!page.damaged().isEmpty()) {
                    throw DamagedContents.refusal();
                }
                page.found().forEach(this::look);
                first += page.covered();
            }
            return found.stream().map(TextMatches::unscored).toList();
        }

        private void look(EmailId email, StoredMeta stored) {
            if (isCallerGone.getAsBoolean() || clock.instant().isAfter(end)) {
                throw unavailable("Looking through messages takes too long");
            }
            MessageMeta meta = stored.decode();
            FoldedMail mail =
                    FoldedMail.of(
                            TextExtractor.extract(email, meta, read(email, meta), List.of(), 0));
            boolean isWhole = AttachedDocuments.of(meta.structure()).isEmpty();
            for (int i = 0; i < wanted.size(); i++) {
                SearchCriteria.OfText text = wanted.get(i);
                if (mail.contains(text)) {
                    found.get(i).addLong(email.value());
                } else if (!isWhole && !(text instanceof SearchCriteria.Header)) {
                    throw unavailable("Only the search service reads documents");
                }
            }
        }

        private SparseMessage read(EmailId email, MessageMeta meta) {
            List<Span> spans = spans(meta);
            octetsLeft -= spans.stream().mapToLong(Span::length).sum();
            if (octetsLeft < 0) {
                throw unavailable("Too many octets to look through");
            }
            List<SparseMessage.Piece> pieces = new ArrayList<>();
            damages.watch(
                    account, email, () -> spans.forEach(span -> pieces.add(piece(meta, span))));
            return new SparseMessage(pieces);
        }

        /** Nobody who asks for header fields need wait for what follows them. */
        private List<Span> spans(MessageMeta meta) {
            List<Span> all = TextSpans.of(meta.structure());
            boolean isHeader = wanted.stream().allMatch(SearchCriteria.Header.class::isInstance);
            return isHeader ? List.of(TextSpans.header(meta.structure())) : all;
        }

        private SparseMessage.Piece piece(MessageMeta meta, Span span) {
            var octets = new ByteArrayOutputStream();
            reader.read(meta, span, (piece, _) -> octets.writeBytes(piece.toArray()));
            return SparseMessage.Piece.of(span, Octets.wrap(octets.toByteArray()));
        }
    }
}
