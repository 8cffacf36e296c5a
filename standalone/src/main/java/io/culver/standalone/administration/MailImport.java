package io.culver.standalone.administration;

import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.standalone.mailfile.FoundMessage;
import io.culver.standalone.mailfile.MailSource;
import io.culver.standalone.mailfile.MailVisitor;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Brings mail from files into an account. A message that the mailbox already has is left out, as
 * often as it has it: so an import that was interrupted can be run again, and a source that holds a
 * message twice still gives it twice.
 */
public final class MailImport {
    /** A commit's bounds: enough to share its cost, little enough to lose to an interruption. */
    private static final int BATCH_MESSAGES = 128;

    private static final long BATCH_OCTETS = 4L * 1024 * 1024;

    private final AccountMail mail;
    private final MailboxName root;
    private final LongConsumer progress;
    private final BiConsumer<String, String> damage;
    private final Map<MailboxName, Map<String, Integer>> there = new HashMap<>();
    private final List<FoundMessage> batch = new ArrayList<>();
    private MailboxName batchMailbox;
    private long batchOctets;

    /** The batch that is on its way while the next one is read; null before the first. */
    private @Nullable FutureTask<Void> sending;

    private long imported;
    private long alreadyThere;
    private long damaged;
    private long octets;
    private long octetsBefore;

    /**
     * @param root where messages go that the source puts in no mailbox of its own
     * @param progress told how many octets of the sources have been read
     * @param damage told of what could not be imported: where it is, and why
     */
    public MailImport(
            AdministrationClient client,
            AccountId account,
            MailboxName root,
            RandomGenerator random,
            LongConsumer progress,
            BiConsumer<String, String> damage) {
        this.mail = new AccountMail(client.channel(), account, random);
        this.root = root;
        this.batchMailbox = root;
        this.progress = progress;
        this.damage = damage;
    }

    public void read(MailSource source) throws IOException {
        source.read(new Visitor());
        flush();
        awaitSent();
        octetsBefore += source.size().octets();
    }

    public ImportReport report() {
        return new ImportReport(imported, alreadyThere, damaged, octets);
    }

    private void take(FoundMessage message) {
        MailboxName mailbox = mailbox(message.mailbox());
        if (!there.containsKey(mailbox)) {
            flush();
            there.put(mailbox, digests(mailbox));
        }
        if (isThere(mailbox, message)) {
            alreadyThere++;
            return;
        }
        boolean isFull =
                batch.size() == BATCH_MESSAGES
                        || batchOctets + message.octets().size() > BATCH_OCTETS;
        if (isFull || !mailbox.equals(batchMailbox)) {
            flush();
        }
        batchMailbox = mailbox;
        batch.add(message);
        batchOctets += message.octets().size();
    }

    /** Uses up one of the mailbox's own copies, if there is one left. */
    private boolean isThere(MailboxName mailbox, FoundMessage message) {
        Map<String, Integer> digests = there.getOrDefault(mailbox, Map.of());
        if (digests.isEmpty()) {
            return false;
        }
        String digest = digest(message);
        int left = digests.getOrDefault(digest, 0);
        if (left > 0) {
            digests.put(digest, left - 1);
        }
        return left > 0;
    }

    /** Sends the batch off once the one before has arrived: messages keep their order. */
    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        awaitSent();
        MailboxName mailbox = batchMailbox;
        List<FoundMessage> messages = List.copyOf(batch);
        long size = batchOctets;
        var task =
                new FutureTask<Void>(
                        () -> {
                            mail.append(mailbox, messages);
                            imported += messages.size();
                            octets += size;
                        },
                        null);
        Thread.ofVirtual().name("import").start(task);
        sending = task;
        batch.clear();
        batchOctets = 0;
    }

    private void awaitSent() {
        FutureTask<Void> task = sending;
        sending = null;
        if (task == null) {
            return;
        }
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof MailException failure
                    ? failure
                    : new IllegalStateException("import failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailException(MailError.OUTCOME_UNKNOWN, "interrupted");
        }
    }

    private Map<String, Integer> digests(MailboxName mailbox) {
        mail.ensure(mailbox);
        Map<String, Integer> digests = new HashMap<>();
        mail.digests(mail.open(mailbox), digest -> digests.merge(digest, 1, Integer::sum));
        return digests;
    }

    private MailboxName mailbox(String below) {
        if (below.isEmpty()) {
            return root;
        }
        return root.isInbox()
                ? new MailboxName(below)
                : new MailboxName(root.value() + MailboxName.SEPARATOR + below);
    }

    private static String digest(FoundMessage message) {
        try {
            byte[] octets = message.octets().toArray();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Takes what the source tells. */
    private final class Visitor implements MailVisitor {
        @Override
        public void message(FoundMessage message) {
            take(message);
        }

        @Override
        public void damaged(String where, String reason) {
            damaged++;
            damage.accept(where, reason);
        }

        @Override
        public void progress(long read) {
            progress.accept(octetsBefore + read);
        }
    }
}
