package io.culver.search.copy;

import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Copies in memory: files that are not used stay, so that tests can count them. */
public final class MemoryCopies implements CopyStore {
    private final Map<AccountId, Found> found = new HashMap<>();
    private final Map<BlobId, Map<Long, Octets>> files = new HashMap<>();
    private int writes;

    /** The newest copy of an account. */
    public synchronized IndexCopy copy(AccountId account) {
        return find(account).copy().orElseThrow();
    }

    /** How many pieces were written so far. */
    public synchronized int writes() {
        return writes;
    }

    /** Gives an account this copy, of which the files are there. */
    public synchronized void set(AccountId account, IndexCopy copy) {
        found.put(account, new Found(Optional.of(UUID.randomUUID()), Optional.of(copy)));
    }

    /** Turns one bit of a file around. */
    public synchronized void flip(CopyFile file, long at) {
        long piece = at / SearchLimits.COPY_PIECE * SearchLimits.COPY_PIECE;
        byte[] octets = pieces(file.blob()).getOrDefault(piece, Octets.EMPTY).toArray();
        octets[(int) (at - piece)] ^= 1;
        pieces(file.blob()).put(piece, Octets.wrap(octets));
    }

    /** Loses a file. */
    public synchronized void lose(CopyFile file) {
        files.remove(file.blob());
    }

    @Override
    public synchronized Found find(AccountId account) {
        return found.getOrDefault(account, new Found(Optional.empty(), Optional.empty()));
    }

    @Override
    public synchronized Optional<Plan> plan(
            AccountId account, Optional<UUID> version, List<DataSize> sizes) {
        Found before = find(account);
        if (!version.equals(before.version())) {
            return Optional.empty();
        }
        UUID next = UUID.randomUUID();
        found.put(account, new Found(Optional.of(next), before.copy()));
        List<BlobId> blobs = new ArrayList<>();
        for (DataSize _ : sizes) {
            BlobId blob = new BlobId(UUID.randomUUID());
            files.put(blob, new TreeMap<>());
            blobs.add(blob);
        }
        return Optional.of(new Plan(next, blobs));
    }

    @Override
    public synchronized void write(BlobId blob, long offset, Octets piece) {
        writes++;
        pieces(blob).put(offset, piece);
    }

    @Override
    public synchronized Optional<UUID> install(AccountId account, UUID version, IndexCopy copy) {
        if (!find(account).version().equals(Optional.of(version))) {
            return Optional.empty();
        }
        set(account, copy);
        return find(account).version();
    }

    @Override
    public void read(BlobId blob, DataSize size, Sink sink) throws IOException {
        List<Octets> pieces;
        synchronized (this) {
            pieces = List.copyOf(pieces(blob).values());
        }
        for (Octets piece : pieces) {
            sink.accept(piece);
        }
    }

    private Map<Long, Octets> pieces(BlobId blob) {
        Map<Long, Octets> pieces = files.get(blob);
        if (pieces == null) {
            throw new MailException(MailError.NO_SUCH_MESSAGE, "gone");
        }
        return pieces;
    }

    @Override
    public synchronized void drop(AccountId account, Optional<UUID> version) {
        if (version.isEmpty() || version.equals(find(account).version())) {
            found.remove(account);
        }
    }
}
