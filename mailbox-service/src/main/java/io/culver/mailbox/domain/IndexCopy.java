package io.culver.mailbox.domain;

import io.culver.model.ModSeq;
import java.util.List;

/**
 * Files that are one search index.
 *
 * @param format what it is written in
 * @param indexedSeq it contains everything up to this change
 */
public record IndexCopy(String format, ModSeq indexedSeq, List<IndexFile> files) {
    public IndexCopy {
        files = List.copyOf(files);
    }
}
