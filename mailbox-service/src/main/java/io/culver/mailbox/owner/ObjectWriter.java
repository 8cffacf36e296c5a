package io.culver.mailbox.owner;

import io.culver.mailbox.store.ObjectId;
import io.culver.model.AccountId;
import io.culver.model.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes the objects that one checkpoint needs, and knows which they were. */
final class ObjectWriter {
    private final AccountId account;
    private final OwnerSetting setting;
    private final List<ObjectId> written = new ArrayList<>();
    private long octets;

    ObjectWriter(AccountId account, OwnerSetting setting) {
        this.account = account;
        this.setting = setting;
    }

    /** An object and how large it is. */
    record Written(ObjectId id, int octets) {}

    /** Writes an object, which is made for the id that it gets. */
    Written write(Function<ObjectId, Octets> encode) {
        ObjectId id = new ObjectId(setting.newId());
        Octets object = encode.apply(id);
        written.add(id);
        octets += object.size();
        setting.snapshots().put(account, id, object);
        return new Written(id, object.size());
    }

    /** What was written: nobody needs it if the checkpoint is not installed. */
    List<ObjectId> written() {
        return written;
    }

    /** Octets that were written. */
    long octets() {
        return octets;
    }
}
