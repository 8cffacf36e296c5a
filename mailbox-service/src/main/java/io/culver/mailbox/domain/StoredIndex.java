package io.culver.mailbox.domain;

import io.culver.model.BlobId;
import io.culver.model.DataSize;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which blobs are kept of an account's search index: all of them, so that none is ever left behind
 * without anything that names it. Each is in one of the three lists; it comes in as planned.
 *
 * @param planned somebody writes them, to install them upon the version that planned them
 * @param doomed nobody can install them any more, since the version is another one by now: whoever
 *     holds this may delete them, and then forget them
 */
public record StoredIndex(Optional<IndexCopy> copy, List<Planned> planned, List<Blob> doomed) {
    public static final StoredIndex EMPTY = new StoredIndex(Optional.empty(), List.of(), List.of());

    public StoredIndex {
        planned = List.copyOf(planned);
        doomed = List.copyOf(doomed);
    }

    /** Some octets in the store. */
    public record Blob(BlobId id, DataSize size) {}

    /** A blob that was announced at a time. */
    public record Planned(Blob blob, Instant time) {}

    /**
     * Announces blobs, and forgets what was doomed: it is deleted by now. What was announced before
     * some time is doomed.
     */
    public StoredIndex planning(List<Blob> blobs, Instant now, Instant expiry) {
        return new StoredIndex(
                copy,
                Stream.concat(
                                plannedSince(expiry),
                                blobs.stream().map(blob -> new Planned(blob, now)))
                        .toList(),
                plannedBefore(expiry).toList());
    }

    /** Dooms the copy, and what was announced before some time. Likewise forgets. */
    public StoredIndex dropping(Instant expiry) {
        return new StoredIndex(
                Optional.empty(),
                plannedSince(expiry).toList(),
                Stream.concat(copied(), plannedBefore(expiry)).toList());
    }

    private Stream<Planned> plannedSince(Instant time) {
        return planned.stream().filter(one -> !one.time.isBefore(time));
    }

    private Stream<Blob> plannedBefore(Instant time) {
        return planned.stream().filter(one -> one.time.isBefore(time)).map(Planned::blob);
    }

    /**
     * Makes files the copy, and dooms those that it has no use for. Likewise forgets what was
     * doomed.
     *
     * @throws IllegalArgumentException if one of them is neither planned nor of the copy before
     */
    public StoredIndex installing(IndexCopy next) {
        Set<Blob> used = new HashSet<>();
        next.files().forEach(file -> used.add(blob(file)));
        Set<Blob> known = new HashSet<>();
        planned.forEach(one -> known.add(one.blob));
        copied().forEach(known::add);
        if (!known.containsAll(used) || used.size() != next.files().size()) {
            throw new IllegalArgumentException("a file was never announced");
        }
        return new StoredIndex(
                Optional.of(next),
                planned.stream().filter(one -> !used.contains(one.blob)).toList(),
                copied().filter(blob -> !used.contains(blob)).toList());
    }

    /** All that may be in the store. */
    public List<Blob> blobs() {
        return Stream.of(copied(), planned.stream().map(Planned::blob), doomed.stream())
                .flatMap(it -> it)
                .toList();
    }

    private Stream<Blob> copied() {
        return copy.stream().flatMap(it -> it.files().stream()).map(StoredIndex::blob);
    }

    private static Blob blob(IndexFile file) {
        return new Blob(file.blob(), file.size());
    }
}
