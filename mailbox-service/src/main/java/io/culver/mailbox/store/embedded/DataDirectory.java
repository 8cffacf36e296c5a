package io.culver.mailbox.store.embedded;

import io.culver.mailbox.store.UnusableStoreException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory of an embedded store: {@code FORMAT} names the version of what is in it, {@code
 * rocksdb/} is the database. Others may keep files of theirs beside.
 */
final class DataDirectory {
    /** Goes up whenever an older Culver could not read what a newer one writes. */
    private static final int FORMAT = 2;

    /** The oldest that is read: entries name their predecessors since then. */
    private static final int OLDEST = 2;

    private static final String PREFIX = "culver-store ";

    private DataDirectory() {}

    /** Makes it if it is not there; returns where the database is. */
    static Path prepare(Path directory) {
        try {
            Files.createDirectories(directory, onlyForOwner());
            Path format = directory.resolve("FORMAT");
            Path files = directory.resolve("rocksdb");
            if (Files.notExists(format) && Files.notExists(files)) {
                Files.writeString(format, PREFIX + FORMAT + "\n");
            }
            check(directory, Files.readString(format).strip());
            return Files.createDirectories(files, onlyForOwner());
        } catch (IOException e) {
            throw new UnusableStoreException(
                    "data directory "
                            + directory
                            + " cannot be used: check that this user may write there ("
                            + e
                            + ")",
                    e);
        }
    }

    private static void check(Path directory, String format) {
        if (!format.matches(PREFIX + "[0-9]{1,9}")) {
            throw new UnusableStoreException(
                    "data directory " + directory + " has a FORMAT file that is not Culver's");
        }
        int found = Integer.parseInt(format.substring(PREFIX.length()));
        if (found > FORMAT) {
            throw new UnusableStoreException(
                    "data directory %s was written by a newer Culver (format %d, this one reads %d): run that version"
                            .formatted(directory, found, FORMAT));
        }
        if (found < OLDEST) {
            throw new UnusableStoreException(
                    "data directory %s was written by an early Culver whose data are not read any more (format %d): begin with an empty one"
                            .formatted(directory, found));
        }
    }

    private static FileAttribute<?>[] onlyForOwner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
