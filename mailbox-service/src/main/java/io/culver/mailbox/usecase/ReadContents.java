package io.culver.mailbox.usecase;

import io.culver.mailbox.codec.meta.StoredMeta;
import io.culver.mailbox.ingest.ContentReader;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.MetaPage;
import io.culver.mailbox.store.Store;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import io.culver.model.Span;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the octets of contents. */
public final class ReadContents {
    private final Store store;
    private final DamagedContents damages;

    public ReadContents(Store store, DamagedContents damages) {
        this.damages = damages;
        this.store = store;
    }

    /** Octets of one content; those beyond its end are left out. */
    public record Stretch(EmailId email, Span span) {}

    /** Takes pieces of at most {@link Limits#CHUNK_OCTETS}, in order. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes the next piece.
         *
         * @param index of the stretch that the piece belongs to, from 0
         * @param isLast whether it is the stretch's last piece
         */
        void accept(int index, Octets piece, boolean isLast);
    }

    /** Gives the stretches, one after the other. {@code NO_SUCH_MESSAGE}; {@code LIMIT}. */
    public void read(AccountId account, List<Stretch> stretches, Sink out) {
        if (stretches.size() > Limits.READ_STRETCHES) {
            throw new MailException(MailError.LIMIT, "Too many stretches at once");
        }
        var reader = new ContentReader(store.blobs());
        MetaPage metas = new MetaPage(Map.of(), Set.of(), 0);
        for (int i = 0; i < stretches.size(); i++) {
            int index = i;
            EmailId email = stretches.get(i).email();
            if (!metas.found().containsKey(email)) {
                metas = metas(account, stretches.subList(i, stretches.size()));
            }
            MetaPage known = metas;
            damages.watch(
                    account,
                    email,
                    () ->
                            reader.read(
                                    meta(known, email).decode(),
                                    stretches.get(index).span(),
                                    (piece, isLast) -> out.accept(index, piece, isLast)));
        }
    }

    private static StoredMeta meta(MetaPage metas, EmailId email) {
        StoredMeta meta = metas.found().get(email);
        if (meta != null) {
            return meta;
        }
        throw metas.damaged().contains(email)
                ? DamagedContents.refusal()
                : new MailException(MailError.NO_SUCH_MESSAGE, "The message is no longer there");
    }

    /** Of the first of the stretches at least. */
    private MetaPage metas(AccountId account, List<Stretch> stretches) {
        List<EmailId> emails =
                stretches.stream()
                        .map(Stretch::email)
                        .distinct()
                        .limit(Limits.METAS_PER_READ)
                        .toList();
        return store.messages().get(account, emails);
    }
}
