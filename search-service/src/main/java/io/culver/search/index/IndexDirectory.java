package io.culver.search.index;

import io.culver.model.AccountId;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one account's index lies. What lies there is trusted only after {@link #verify}: anything
 * damaged, of another format or of another account is deleted, since the log can make it again.
 */
final class IndexDirectory implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(IndexDirectory.class);

    private final AccountId account;
    private final Path path;
    private final Directory files;

    private IndexDirectory(AccountId account, Path path, Directory files) {
        this.account = account;
        this.path = path;
        this.files = files;
    }

    static IndexDirectory of(Path root, AccountId account) throws IOException {
        Path path = root.resolve(account.toString());
        return new IndexDirectory(account, path, FSDirectory.open(path));
    }

    /** Whose indexes lie here. What has another name is none of ours. */
    static Set<AccountId> accounts(Path root) throws IOException {
        Set<AccountId> accounts = new HashSet<>();
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> paths = Files.newDirectoryStream(root, Files::isDirectory)) {
                paths.forEach(path -> account(path).ifPresent(accounts::add));
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return accounts;
    }

    private static Optional<AccountId> account(Path path) {
        String name = path.getFileName().toString();
        try {
            var account = new AccountId(UUID.fromString(name));
            return account.toString().equals(name) ? Optional.of(account) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    Directory files() {
        return files;
    }

    /**
     * What the index that lies here contains; if it is not to be trusted, it is gone after this.
     *
     * @throws IOException if the disk refuses, which is no reason to delete anything
     */
    CommitStamp verify() throws IOException {
        CommitStamp nothing = CommitStamp.none(account);
        try {
            if (files.listAll().length == 0) {
                return nothing;
            }
            Optional<CommitStamp> stamp = readStamp();
            if (stamp.isPresent()) {
                return stamp.get();
            }
            log.atWarn().addKeyValue("account", account).log("foreign search index; made again");
        } catch (IndexNotFoundException _) {
            // Made and never committed.
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            if (!isDamage(e)) {
                throw e;
            }
            log.atWarn()
                    .addKeyValue("account", account)
                    .setCause(e)
                    .log("damaged search index; made again");
        }
        deleteFiles();
        return nothing;
    }

    /** Reads every octet against its checksum: some 10 ms for a usual account. */
    private Optional<CommitStamp> readStamp() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(files)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return CommitStamp.read(reader.getIndexCommit().getUserData(), account);
        }
    }

    /** Whether this means that the files are not an index that we can read. */
    static boolean isDamage(Exception failure) {
        return switch (failure) {
            case CorruptIndexException _,
                    IndexFormatTooOldException _,
                    IndexFormatTooNewException _,
                    EOFException _,
                    NoSuchFileException _,
                    FileNotFoundException _ ->
                    true;
            // A codec that Lucene does not know; a segment that contradicts itself.
            case IllegalArgumentException _, IllegalStateException _ -> true;
            default -> false;
        };
    }

    /** Deletes the index and its directory. */
    void delete() throws IOException {
        deleteFiles();
        Files.deleteIfExists(path);
    }

    private void deleteFiles() throws IOException {
        for (String file : files.listAll()) {
            files.deleteFile(file);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
