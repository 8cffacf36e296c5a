package io.culver.search.copy;

import io.culver.model.ModSeq;
import java.util.List;

/**
 * Files that are one index.
 *
 * @param format what it is written in
 * @param indexedSeq it contains everything up to this change
 */
public record IndexCopy(String format, ModSeq indexedSeq, List<CopyFile> files) {
    public IndexCopy {
        files = List.copyOf(files);
    }

    /** How many octets it has. */
    public long octets() {
        return files.stream().mapToLong(file -> file.size().octets()).sum();
    }
}
