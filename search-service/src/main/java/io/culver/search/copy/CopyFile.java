package io.culver.search.copy;

import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.Octets;

/**
 * One file of a copy.
 *
 * @param identity two files with the same are the same
 * @param blob where it is kept
 */
public record CopyFile(String name, DataSize size, Octets identity, BlobId blob) {}
