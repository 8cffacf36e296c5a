package io.culver.mailbox.usecase;

import io.culver.mailbox.codec.meta.StoredMeta;
import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.Segment;
import io.culver.mailbox.ingest.ContentReader;
import io.culver.mailbox.ingest.Sha256;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.mailbox.owner.Verification;
import io.culver.mailbox.store.MetaPage;
import io.culver.mailbox.store.Store;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageMeta;
import io.culver.model.MessageRow;
import io.culver.model.Span;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.roaringbitmap.longlong.Roaring64Bitmap;

/**
 * Reads all that is stored of an account, computes anew what can be computed, and tells of
 * everything that does not agree. Changes nothing.
 */
public final class VerifyAccount {
    private final AccountOwners owners;
    private final Store store;

    public VerifyAccount(AccountOwners owners, Store store) {
        this.owners = owners;
        this.store = store;
    }

    /** Is told how it goes. */
    public interface Listener {
        /** So much has been read. */
        void progress(long entries, long messages);

        /** One thing that does not agree, in one line. */
        void difference(String what);
    }

    /**
     * Verifies; {@code NO_SUCH_ACCOUNT}. If nothing is wrong, this node takes changes of the
     * account again.
     *
     * @param withContent also reads every message's octets
     */
    public void verify(AccountId account, boolean withContent, Listener out) {
        Verification state = owners.verify(account);
        state.differences().forEach(out::difference);
        out.progress(state.entries(), 0);
        var contents = new Contents(account, withContent, state.entries(), out);
        state.state().ifPresent(contents::verify);
        if (state.differences().isEmpty() && contents.areSound) {
            owners.foundSound(account);
        }
    }

    /** One account's, each of them once however many copies it has. */
    private final class Contents {
        private final AccountId account;
        private final boolean withContent;
        private final long entries;
        private final Listener out;
        private final ContentReader reader = new ContentReader(store.blobs());
        private final Roaring64Bitmap seen = new Roaring64Bitmap();
        private final List<MessageRow> lot = new ArrayList<>();
        private boolean areSound = true;

        Contents(AccountId account, boolean withContent, long entries, Listener out) {
            this.account = account;
            this.withContent = withContent;
            this.entries = entries;
            this.out = out;
        }

        void verify(AccountState state) {
            for (MailboxState mailbox : state.mailboxes()) {
                for (Segment segment : mailbox.messages().segments()) {
                    for (int row = 0; row < segment.count(); row++) {
                        add(segment.row(row));
                    }
                }
            }
            verifyLot();
        }

        private void add(MessageRow row) {
            if (!seen.contains(row.email().value())) {
                seen.addLong(row.email().value());
                lot.add(row);
            }
            if (lot.size() == Limits.METAS_PER_READ) {
                verifyLot();
            }
        }

        private void verifyLot() {
            List<EmailId> emails = lot.stream().map(MessageRow::email).toList();
            for (int first = 0; first < emails.size(); ) {
                MetaPage page = store.messages().get(account, emails.subList(first, emails.size()));
                for (MessageRow row : lot.subList(first, first + page.covered())) {
                    verify(row, page);
                }
                first += page.covered();
            }
            lot.clear();
            out.progress(entries, seen.getLongCardinality());
        }

        private void verify(MessageRow row, MetaPage page) {
            StoredMeta stored = page.found().get(row.email());
            if (stored == null) {
                differ(row, page.damaged().contains(row.email()) ? "damaged" : "missing");
                return;
            }
            try {
                MessageMeta meta = stored.decode();
                if (!meta.size().equals(row.size())) {
                    differ(row, "of another size than the log says");
                }
                if (withContent && !sha256(meta).equals(meta.sha256())) {
                    differ(row, "of other octets than came in");
                }
            } catch (MailException failure) {
                if (failure.error() != MailError.CORRUPTION
                        && failure.error() != MailError.NO_SUCH_MESSAGE) {
                    throw failure;
                }
                differ(row, String.valueOf(failure.getMessage()));
            }
        }

        private String sha256(MessageMeta meta) {
            MessageDigest digest = Sha256.create();
            reader.read(
                    meta,
                    new Span(0, meta.size().octets()),
                    (piece, _) -> digest.update(piece.asReadOnlyBuffer()));
            return HexFormat.of().formatHex(digest.digest());
        }

        private void differ(MessageRow row, String what) {
            areSound = false;
            out.difference("message " + row.email().value() + ": " + what);
        }
    }
}
