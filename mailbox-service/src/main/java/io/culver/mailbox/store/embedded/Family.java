package io.culver.mailbox.store.embedded;

import java.nio.charset.StandardCharsets;

/** The column families: one for each kind of row, as Cassandra has tables. */
enum Family {
    /** Heads and entries: see {@link EmbeddedAccountLog}. */
    LOG,
    /** Checkpoint objects: see {@link EmbeddedSnapshotStore}. */
    OBJECT,
    /** What is known of messages: see {@link EmbeddedMessageStore}. */
    META,
    /** Message bytes: see {@link EmbeddedBlobStore}. */
    CHUNK,
    /** Login names: see {@link EmbeddedAccountDirectory}. */
    DIRECTORY,
    /** What is kept of search indexes: see {@link EmbeddedIndexManifests}. */
    INDEX;

    /** The name that the files know it by; it never changes. */
    byte[] storedName() {
        String name =
                switch (this) {
                    case LOG -> "log";
                    case OBJECT -> "object";
                    case META -> "meta";
                    case CHUNK -> "chunk";
                    case DIRECTORY -> "directory";
                    case INDEX -> "index";
                };
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
