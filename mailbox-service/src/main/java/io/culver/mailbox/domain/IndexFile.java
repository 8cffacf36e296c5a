package io.culver.mailbox.domain;

import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.Octets;

/**
 * One file of a search index, as it is kept in the store.
 *
 * @param name in the index
 * @param identity two files with the same are the same
 */
public record IndexFile(String name, DataSize size, Octets identity, BlobId blob) {}
