package io.culver.search.ingest;

import io.culver.mime.MessageReader;
import io.culver.mime.ReadMessage;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageMeta;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** Accounts' logs of appended messages, in memory. */
public final class MemoryFeed implements AccountFeed {
    private final Map<AccountId, Account> accounts = new HashMap<>();
    private boolean isDown;
    private boolean isStuck;
    private Runnable whenStuck = () -> {};
    private int octetsUntilStuck = Integer.MAX_VALUE;
    private int refusals;
    private int octetsRead;

    /** Stores a message, and gives the change that did. */
    public synchronized ModSeq append(AccountId account, String message) {
        return append(account, message.getBytes(StandardCharsets.UTF_8));
    }

    public synchronized ModSeq append(AccountId account, byte[] message) {
        Account of = accounts.computeIfAbsent(account, _ -> new Account());
        of.head++;
        of.lastId++;
        of.gained.put(of.head, of.lastId);
        of.contents.put(of.lastId, message.clone());
        return new ModSeq(of.head);
    }

    /** Removes a content for good. */
    public synchronized ModSeq expunge(AccountId account, long email) {
        Account of = account(account);
        of.head++;
        of.contents.remove(email);
        return new ModSeq(of.head);
    }

    /** Forgets the log up to now; only what there is can be told from then on. */
    public synchronized void trim(AccountId account) {
        account(account).floor = account(account).head;
    }

    /** Goes back to an account without mail. */
    public synchronized void lose(AccountId account) {
        accounts.put(account, new Account());
    }

    /** The account is no more. */
    public synchronized void delete(AccountId account) {
        accounts.remove(account);
    }

    /** Whether calls wait until they need not any more. */
    public synchronized void setStuck(boolean isStuck) {
        this.isStuck = isStuck;
        notifyAll();
    }

    /** Is run by each call that has to wait. */
    public synchronized void setWhenStuck(Runnable whenStuck) {
        this.whenStuck = whenStuck;
    }

    /** Has calls wait once so many octets have been read. */
    public synchronized void setStuckAfter(int octets) {
        octetsUntilStuck = octets;
    }

    public synchronized boolean isStuck() {
        return isStuck;
    }

    public synchronized void setDown(boolean isDown) {
        this.isDown = isDown;
    }

    /** How many calls it refused because it was down. */
    public synchronized int refusals() {
        return refusals;
    }

    /** How many octets have been read so far. */
    public synchronized int octetsRead() {
        return octetsRead;
    }

    @Override
    public synchronized Set<AccountId> remaining(Set<AccountId> asked) {
        refuseIfDown();
        return asked.stream().filter(accounts::containsKey).collect(Collectors.toSet());
    }

    @Override
    public synchronized Gained since(AccountId account, ModSeq since) {
        awaitUnstuck();
        Account of = account(account);
        var emails = new Roaring64NavigableMap();
        boolean isEverything = since.value() < of.floor;
        if (isEverything) {
            of.contents.keySet().forEach(emails::addLong);
        } else {
            of.gained.tailMap(since.value(), false).values().forEach(emails::addLong);
        }
        return new Gained(isEverything, emails, new ModSeq(of.head));
    }

    @Override
    public synchronized Map<EmailId, MessageMeta> describe(
            AccountId account, List<EmailId> emails) {
        Map<EmailId, MessageMeta> known = new LinkedHashMap<>();
        for (EmailId email : emails) {
            byte[] message = account(account).contents.get(email.value());
            if (message != null) {
                known.put(email, meta(message));
            }
        }
        return known;
    }

    @Override
    public synchronized List<Octets> read(AccountId account, List<Stretch> stretches) {
        if (octetsRead >= octetsUntilStuck) {
            isStuck = true;
            octetsUntilStuck = Integer.MAX_VALUE;
        }
        awaitUnstuck();
        return stretches.stream().map(stretch -> read(account(account), stretch)).toList();
    }

    private Octets read(Account account, Stretch stretch) {
        byte[] message = account.contents.get(stretch.email().value());
        if (message == null) {
            throw new MailException(MailError.NO_SUCH_MESSAGE, "no such message");
        }
        int end = (int) Math.min(stretch.span().end(), message.length);
        octetsRead += end - (int) stretch.span().offset();
        return Octets.wrap(Arrays.copyOfRange(message, (int) stretch.span().offset(), end));
    }

    private synchronized void awaitUnstuck() {
        try {
            while (isStuck) {
                whenStuck.run();
                wait();
            }
        } catch (InterruptedException _) {
            throw new MailException(MailError.UNAVAILABLE, "interrupted");
        }
    }

    private void refuseIfDown() {
        if (isDown) {
            refusals++;
            throw new MailException(MailError.UNAVAILABLE, "down");
        }
    }

    private Account account(AccountId id) {
        refuseIfDown();
        Account account = accounts.get(id);
        if (account == null) {
            throw new MailException(MailError.NO_SUCH_ACCOUNT, "no such account");
        }
        return account;
    }

    /** What the mailbox service would know of a message. */
    static MessageMeta meta(byte[] message) {
        var reader = new MessageReader();
        reader.accept(message, 0, message.length);
        ReadMessage read = reader.finish();
        return new MessageMeta(
                new BlobId(new UUID(0, 0)),
                read.size(),
                "0".repeat(64),
                read.envelope(),
                read.structure(),
                read.header(),
                read.sentDate(),
                read.preview());
    }

    private static final class Account {
        private final TreeMap<Long, Long> gained = new TreeMap<>();
        private final TreeMap<Long, byte[]> contents = new TreeMap<>();
        private long head;
        private long floor;
        private long lastId;
    }
}
