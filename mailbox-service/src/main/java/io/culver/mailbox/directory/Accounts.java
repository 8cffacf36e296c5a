package io.culver.mailbox.directory;

import io.culver.mailbox.domain.Request;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.mailbox.store.AccountDirectory;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.mailbox.store.Store;
import io.culver.model.AccountId;
import io.culver.model.LoginName;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.model.OpId;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.model.Secret;
import io.culver.model.SpecialUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The life of accounts, as the operator sees it. */
public final class Accounts {
    private static final List<SpecialUse> USUAL =
            List.of(
                    SpecialUse.ARCHIVE,
                    SpecialUse.DRAFTS,
                    SpecialUse.JUNK,
                    SpecialUse.SENT,
                    SpecialUse.TRASH);

    private final Store store;
    private final AccountDirectory directory;
    private final AccountOwners owners;
    private final Passwords passwords;
    private final Consumer<AccountId> indexCopies;
    private final RandomGenerator random;

    /**
     * Keeps accounts in this store.
     *
     * @param indexCopies deletes the copy of an account's search index
     */
    public Accounts(
            Store store,
            AccountOwners owners,
            Passwords passwords,
            Consumer<AccountId> indexCopies,
            RandomGenerator random) {
        this.store = store;
        this.directory = store.directory();
        this.owners = owners;
        this.passwords = passwords;
        this.indexCopies = indexCopies;
        this.random = random;
    }

    /**
     * Makes an account with an INBOX and the usual mailboxes. The name is entered last: whoever can
     * log in finds all of it, and what a crash leaves behind is nobody's. {@code ALREADY_EXISTS};
     * {@code INVALID} for a password that is empty or too long.
     */
    public AccountId add(LoginName login, Secret password) {
        if (directory.find(login).isPresent()) {
            throw taken();
        }
        var account = new AccountId(newId());
        var entry = new DirectoryEntry(login, account, passwords.hash(password));
        store.accountLog().create(account);
        createMailboxes(owners.owner(account));
        if (!directory.add(entry)) {
            throw taken();
        }
        return account;
    }

    private void createMailboxes(AccountOwner owner) {
        create(owner, MailboxName.INBOX, Optional.empty());
        for (SpecialUse use : USUAL) {
            // \Sent is the use of the mailbox Sent, and so on. RFC 6154 §2
            create(owner, new MailboxName(use.attribute().substring(1)), Optional.of(use));
        }
    }

    private void create(AccountOwner owner, MailboxName name, Optional<SpecialUse> use) {
        var _ = owner.execute(new OpId(newId()), new Request.CreateMailbox(name, use));
        var _ = owner.execute(new OpId(newId()), new Request.Subscribe(name));
    }

    private UUID newId() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static MailException taken() {
        return new MailException(MailError.ALREADY_EXISTS, "The login name is taken");
    }

    /** It holds for the next login on every node. {@code NO_SUCH_ACCOUNT}; {@code INVALID}. */
    public void setPassword(LoginName login, Secret password) {
        if (!directory.setPasswordHash(login, passwords.hash(password))) {
            throw unknown();
        }
    }

    /** Sets limits; those that are not named stay as they are. {@code NO_SUCH_ACCOUNT}. */
    public void setQuota(LoginName login, Map<QuotaResource, QuotaSetting> settings) {
        var _ =
                owners.owner(find(login))
                        .execute(new OpId(newId()), new Request.SetQuota(settings));
    }

    /**
     * Takes the account out of the directory; its mail stays where it is, without an index. {@code
     * NO_SUCH_ACCOUNT}.
     */
    public void delete(LoginName login) {
        AccountId account = find(login);
        if (!directory.delete(login)) {
            throw unknown();
        }
        indexCopies.accept(account);
    }

    /** {@code NO_SUCH_ACCOUNT}. */
    public AccountId find(LoginName login) {
        return directory.find(login).map(DirectoryEntry::account).orElseThrow(Accounts::unknown);
    }

    private static MailException unknown() {
        return new MailException(MailError.NO_SUCH_ACCOUNT, "No such account");
    }

    /** All accounts, in some order, without holding them all. */
    public void forEach(BiConsumer<LoginName, AccountId> visitor) {
        directory.forEach(entry -> visitor.accept(entry.login(), entry.account()));
    }
}
