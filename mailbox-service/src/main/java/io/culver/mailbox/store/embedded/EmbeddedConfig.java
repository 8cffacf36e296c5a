package io.culver.mailbox.store.embedded;

import io.culver.model.DataSize;
import java.nio.file.Path;

/**
 * Where an embedded store keeps its files, and how much memory it may take.
 *
 * @param directory made if it is not there; one process at a time may use it
 * @param blockCache memory for blocks that were read, which also holds the write buffers' share
 * @param writeBuffers memory for what was written and is in no table yet
 */
public record EmbeddedConfig(Path directory, DataSize blockCache, DataSize writeBuffers) {
    public static EmbeddedConfig in(Path directory) {
        return new EmbeddedConfig(directory, DataSize.ofMebibytes(64), DataSize.ofMebibytes(64));
    }
}
