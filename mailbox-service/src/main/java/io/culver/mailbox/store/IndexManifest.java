package io.culver.mailbox.store;

import io.culver.model.Octets;
import java.util.UUID;

/**
 * What is kept of an account's search index, as it stands in the store.
 *
 * @param version random; another one for each manifest
 */
public record IndexManifest(UUID version, Octets octets) {}
