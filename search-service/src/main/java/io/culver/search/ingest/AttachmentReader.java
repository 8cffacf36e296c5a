package io.culver.search.ingest;

import io.culver.mime.MessageText;
import io.culver.mime.TransferEncoding;
import io.culver.mime.text.AttachedDocuments;
import io.culver.model.AccountId;
import io.culver.model.BodyFields;
import io.culver.model.BodyPart;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import io.culver.search.extract.Document;
import io.culver.search.extract.DocumentReader;
import io.culver.search.extract.wire.DocumentHead;
import io.culver.search.extract.wire.DocumentText;
import io.culver.search.extract.wire.SkipReason;
import io.culver.search.index.SkippedDocuments;
import io.culver.search.limits.SearchLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the text out of the documents that are attached to an account's messages. */
final class AttachmentReader {
    private final AccountFeed feed;
    private final AccountId account;
    private final DocumentReader documents;
    private final AttachmentTally tally;

    AttachmentReader(
            AccountFeed feed, AccountId account, DocumentReader documents, AttachmentTally tally) {
        this.feed = feed;
        this.account = account;
        this.documents = documents;
        this.tally = tally;
    }

    /**
     * What a message's documents say.
     *
     * @throws io.culver.model.MailException NO_SUCH_MESSAGE if the message is gone
     */
    Texts read(EmailId email, MessageMeta meta) {
        var reading = new Reading(email, meta.sha256());
        AttachedDocuments.of(meta.structure()).forEach(reading::read);
        return new Texts(reading.texts, new SkippedDocuments(reading.skipped, reading.reasons));
    }

    /**
     * The texts of a message's documents.
     *
     * @param skipped which documents are missing, or cut short
     */
    record Texts(List<String> texts, SkippedDocuments skipped) {
        static final Texts NONE = new Texts(List.of(), SkippedDocuments.NONE);

        Texts {
            texts = List.copyOf(texts);
        }

        int chars() {
            return texts.stream().mapToInt(String::length).sum();
        }
    }

    /** One message's documents, with what is left of its time and room. */
    private final class Reading {
        private final EmailId email;
        private final String sha256;
        private final List<String> texts = new ArrayList<>();
        private final long started = System.nanoTime();
        private int charsLeft = SearchLimits.ATTACHMENTS_CHARS;
        private int count;
        private int skipped;
        private final Set<SkipReason> reasons = EnumSet.noneOf(SkipReason.class);

        Reading(EmailId email, String sha256) {
            this.email = email;
            this.sha256 = sha256;
        }

        void read(BodyPart.Leaf leaf) {
            count++;
            DocumentText read = text(leaf);
            if (read.skipped().isPresent()) {
                skipped++;
                reasons.add(read.skipped().get());
            }
            tally.note(account, email, read.skipped());
            String cut = read.text().substring(0, Math.min(read.text().length(), charsLeft));
            charsLeft -= cut.length();
            if (!cut.isEmpty()) {
                texts.add(cut);
            }
        }

        private DocumentText text(BodyPart.Leaf leaf) {
            Optional<TransferEncoding> encoding = TransferEncoding.of(leaf.fields().encoding());
            if (encoding.isEmpty()) {
                return DocumentText.skipped(SkipReason.CORRUPT);
            }
            if (leaf.body().length() > SearchLimits.ATTACHMENT_OCTETS.octets()) {
                return DocumentText.skipped(SkipReason.SIZE);
            }
            Duration left = SearchLimits.ATTACHMENTS_TIME.minusNanos(System.nanoTime() - started);
            if (count > SearchLimits.ATTACHMENTS || charsLeft == 0 || left.isNegative()) {
                return DocumentText.skipped(SkipReason.MESSAGE);
            }
            return documents.read(document(leaf, encoding.get()));
        }

        private Document document(BodyPart.Leaf leaf, TransferEncoding encoding) {
            return new Document(
                    sha256 + ":" + leaf.body().offset(),
                    head(leaf.fields()),
                    () -> encoding.decode(new StoredOctets(feed, account, email, leaf.body())),
                    SearchLimits.ATTACHMENT_TIME);
        }

        private static DocumentHead head(BodyFields fields) {
            return new DocumentHead(
                    MessageText.fileName(fields).orElse(""),
                    fields.type().octets() + "/" + fields.subtype().octets());
        }
    }
}
