package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.NewMessage;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.ingest.ContentBlob;
import io.culver.mailbox.ingest.ContentWriter;
import io.culver.mailbox.ingest.PendingWrites;
import io.culver.mailbox.ingest.StoredChunks;
import io.culver.mailbox.ingest.Threads;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.mailbox.store.Store;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageMeta;
import io.culver.model.OpId;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages on their way into a mailbox: all are in it after {@link #commit}, or none ever is. For
 * one caller, who calls {@link #discard} if anything fails.
 */
public final class Upload {
    private static final Logger log = LoggerFactory.getLogger(Upload.class);

    private final Services services;
    private final AccountOwner owner;
    private final AccountId account;
    private final OpId op;
    private final Asked request;
    private final PendingWrites writes;
    private final List<NewMessage> messages = new ArrayList<>();
    private final List<StoredChunks> chunks = new ArrayList<>();

    /** Null before the first message begins, and after the last one has ended. */
    private @Nullable Incoming incoming;

    private long contents;
    private boolean mayBeCommitted;

    Upload(Services services, AccountOwner owner, AccountId account, OpId op, Asked request) {
        this.services = services;
        this.owner = owner;
        this.account = account;
        this.op = op;
        this.request = request;
        writes = new PendingWrites(services.threads());
    }

    /** What uploads need, all the same. */
    record Services(
            AccountChanges changes,
            Store store,
            Notices notices,
            Clock clock,
            RandomGenerator random,
            Executor threads) {}

    /** What is asked of the account once the messages are stored. */
    interface Asked {
        /** {@code contents}: a digest of all their octets. */
        Request of(List<NewMessage> messages, long contents);
    }

    private record Incoming(
            EmailId email, ContentWriter content, Flags flags, InternalDate internalDate) {}

    /**
     * Ends the message before and begins the next. {@code LIMIT} for too many, {@code TOO_BIG} for
     * one that is too large, {@code INVALID} for an empty one or if the one before is not whole.
     *
     * @param internalDate if absent, now
     */
    public void start(DataSize size, Flags flags, Optional<InternalDate> internalDate) {
        endMessage();
        if (messages.size() == Limits.APPEND_MESSAGES) {
            throw new MailException(MailError.LIMIT, "Too many messages at once");
        }
        EmailId email = owner.newEmailId();
        var blob = ContentBlob.of(account, email);
        var content = new ContentWriter(services.store.blobs(), writes, blob, size);
        InternalDate date = internalDate.orElseGet(() -> InternalDate.of(services.clock.instant()));
        incoming = new Incoming(email, content, flags, date);
        if (content.isInPieces()) {
            services.store.messages().put(account, email, content.claim());
        }
    }

    /** Takes the next octets of the message. {@code INVALID} for more than were announced. */
    public void write(ByteBuffer octets) {
        Incoming current = incoming;
        if (current == null) {
            throw new MailException(MailError.INVALID, "Octets before a message began");
        }
        current.content.write(octets);
    }

    private void endMessage() {
        Incoming ended = incoming;
        if (ended == null) {
            return;
        }
        MessageMeta meta = ended.content.finish();
        chunks.add(ended.content.stored());
        incoming = null;
        contents = 31 * contents + Long.parseUnsignedLong(meta.sha256().substring(0, 16), 16);
        EmailId email = ended.email;
        messages.add(
                new NewMessage(
                        email,
                        meta.size(),
                        ended.flags,
                        ended.internalDate,
                        meta.sentDate(),
                        Threads.of(meta, email)));
        writes.begin(() -> services.store.messages().put(account, email, meta));
    }

    /**
     * Puts the messages into the mailbox. {@code INVALID} if there is none or the last one is not
     * whole; else what the request says.
     */
    public Answer.Appended commit() {
        endMessage();
        if (messages.isEmpty()) {
            throw new MailException(MailError.INVALID, "No message to append");
        }
        writes.await();
        writes.throwFailure();
        Request asked = request.of(messages, contents);
        mayBeCommitted = true;
        Answer.Appended appended = ask(asked);
        services.notices.note(account, appended.modSeq());
        return appended;
    }

    private Answer.Appended ask(Request asked) {
        try {
            return services.changes.ask(account, op, asked, Answer.Appended.class);
        } catch (MailException e) {
            mayBeCommitted = e.error() == MailError.OUTCOME_UNKNOWN;
            throw e;
        }
    }

    /**
     * Deletes what was stored, unless the messages are or may be in the mailbox. What cannot be
     * deleted is nobody's and does no harm.
     */
    public void discard() {
        if (mayBeCommitted) {
            return;
        }
        writes.await();
        Incoming unfinished = incoming;
        if (unfinished != null) {
            chunks.add(unfinished.content.stored());
            incoming = null;
        }
        try {
            chunks.forEach(it -> it.deleteFrom(services.store.blobs()));
            messages.forEach(it -> delete(it.email()));
            if (unfinished != null) {
                delete(unfinished.email);
            }
        } catch (MailException e) {
            log.atWarn()
                    .addKeyValue("account", account)
                    .setCause(e)
                    .log("contents of an append that failed stay behind");
        }
        chunks.clear();
        messages.clear();
    }

    private void delete(EmailId email) {
        services.store.messages().delete(account, email);
    }
}
