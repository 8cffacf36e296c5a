package io.culver.mailbox.usecase;

import io.culver.mailbox.codec.meta.StoredMeta;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.MetaPage;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** Tells what is known of contents; while one lot is being sent, the next one is read. */
public final class DescribeContents {
    private final MessageStore messages;
    private final ExecutorService threads;
    private final DamagedContents damages;

    /**
     * Reads from this store.
     *
     * @param threads run what blocks
     */
    public DescribeContents(
            MessageStore messages, ExecutorService threads, DamagedContents damages) {
        this.damages = damages;
        this.messages = messages;
        this.threads = threads;
    }

    /**
     * In the order asked; a content that is gone is left out. {@code LIMIT} for too many; {@code
     * CORRUPTION} after all the others if what is stored of some is damaged.
     */
    public void describe(
            AccountId account, List<EmailId> emails, BiConsumer<EmailId, StoredMeta> out) {
        if (emails.size() > Limits.DESCRIBED_CONTENTS) {
            throw new MailException(MailError.LIMIT, "Too many contents at once");
        }
        Future<MetaPage> next = read(account, emails, 0);
        Set<EmailId> damaged = new HashSet<>();
        int end;
        for (int first = 0; first < emails.size(); first = end) {
            MetaPage page = await(next);
            end = first + page.covered();
            next = read(account, emails, end);
            for (EmailId email : emails.subList(first, end)) {
                StoredMeta meta = page.found().get(email);
                if (meta != null) {
                    out.accept(email, meta);
                }
            }
            damaged.addAll(page.damaged());
        }
        damaged.forEach(it -> damages.note(account, it));
        if (!damaged.isEmpty()) {
            throw DamagedContents.refusal();
        }
    }

    private Future<MetaPage> read(AccountId account, List<EmailId> emails, int first) {
        List<EmailId> lot = lot(emails, first);
        return threads.submit(() ->
                lot.isEmpty() ? new MetaPage(Map.of(), Set.of(), 0) : messages.get(account, lot));
    }

    private static List<EmailId> lot(List<EmailId> emails, int first) {
        int begin = Math.min(first, emails.size());
        return emails.subList(begin, Math.min(begin + Limits.METAS_PER_READ, emails.size()));
    }

    private static MetaPage await(Future<MetaPage> read) {
        try {
            return read.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MailException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("reading metas failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailException(MailError.UNAVAILABLE, "Interrupted while reading");
        }
    }
}
