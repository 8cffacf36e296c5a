package io.culver.search.ingest;

import io.culver.mime.text.MailText;
import io.culver.mime.text.SparseMessage;
import io.culver.mime.text.TextExtractor;
import io.culver.mime.text.TextSpans;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageMeta;
import io.culver.model.Octets;
import io.culver.model.Span;
import io.culver.search.limits.SearchLimits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads contents out of an account's feed, so many at a time as may be on the heap. */
final class ContentReader {
    private final AccountFeed feed;
    private final AccountId account;
    private final AttachmentReader attachments;

    ContentReader(AccountFeed feed, AccountId account, AttachmentReader attachments) {
        this.feed = feed;
        this.account = account;
        this.attachments = attachments;
    }

    /** Reads those of the contents that still exist, in some order, and hands on batch by batch. */
    void read(List<EmailId> emails, Consumer<List<Content>> batches) {
        Map<EmailId, MessageMeta> known = feed.describe(account, emails);
        List<Wanted> batch = new ArrayList<>();
        long octets = 0;
        for (var entry : known.entrySet()) {
            var wanted =
                    new Wanted(
                            entry.getKey(),
                            entry.getValue(),
                            TextSpans.of(entry.getValue().structure()));
            if (!batch.isEmpty() && octets + wanted.octets() > SearchLimits.BATCH_OCTETS.octets()) {
                handOn(batch, batches);
                batch.clear();
                octets = 0;
            }
            batch.add(wanted);
            octets += wanted.octets();
        }
        if (!batch.isEmpty()) {
            handOn(batch, batches);
        }
    }

    private void handOn(List<Wanted> batch, Consumer<List<Content>> batches) {
        List<Content> ready = new ArrayList<>();
        long chars = 0;
        for (Content content : read(batch)) {
            Optional<Content> whole = withAttachments(content);
            whole.ifPresent(ready::add);
            chars += whole.map(it -> it.attached().chars()).orElse(0);
            if (chars > SearchLimits.BATCH_CHARS) {
                batches.accept(List.copyOf(ready));
                ready.clear();
                chars = 0;
            }
        }
        if (!ready.isEmpty()) {
            batches.accept(List.copyOf(ready));
        }
    }

    /** Empty if the message was expunged just now. */
    private Optional<Content> withAttachments(Content content) {
        try {
            return Optional.of(content.with(attachments.read(content.email(), content.meta())));
        } catch (MailException e) {
            if (e.error() != MailError.NO_SUCH_MESSAGE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private List<Content> read(List<Wanted> batch) {
        try {
            return readAll(batch);
        } catch (MailException e) {
            if (e.error() != MailError.NO_SUCH_MESSAGE) {
                throw e;
            }
            // Some were expunged just now: take those that were not.
            return batch.stream().flatMap(wanted -> readIfThere(wanted).stream()).toList();
        }
    }

    private List<Content> readIfThere(Wanted wanted) {
        try {
            return readAll(List.of(wanted));
        } catch (MailException e) {
            if (e.error() != MailError.NO_SUCH_MESSAGE) {
                throw e;
            }
            return List.of();
        }
    }

    private List<Content> readAll(List<Wanted> batch) {
        List<AccountFeed.Stretch> stretches =
                batch.stream().flatMap(wanted -> wanted.stretches().stream()).toList();
        Iterator<Octets> read = feed.read(account, stretches).iterator();
        return batch.stream().map(wanted -> wanted.with(read)).toList();
    }

    /** A content to read. */
    private record Wanted(EmailId email, MessageMeta meta, List<Span> spans) {
        long octets() {
            return spans.stream().mapToLong(Span::length).sum();
        }

        List<AccountFeed.Stretch> stretches() {
            return spans.stream().map(span -> new AccountFeed.Stretch(email, span)).toList();
        }

        /** Takes as many octets as it has spans. */
        Content with(Iterator<Octets> read) {
            return new Content(
                    email,
                    meta,
                    spans.stream().map(span -> SparseMessage.Piece.of(span, read.next())).toList(),
                    AttachmentReader.Texts.NONE);
        }
    }

    /** A content of which the text has been read, not yet decoded. */
    record Content(
            EmailId email,
            MessageMeta meta,
            List<SparseMessage.Piece> pieces,
            AttachmentReader.Texts attached) {
        Content with(AttachmentReader.Texts attached) {
            return new Content(email, meta, pieces, attached);
        }

        MailText text() {
            return TextExtractor.extract(
                    email,
                    meta,
                    new SparseMessage(pieces),
                    attached.texts(),
                    attached.skipped().toNumber());
        }
    }
}
