package io.culver.search.index;

import io.culver.model.AccountId;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.store.Directory;

/** Where an index may come from that is not on this disk. */
public interface IndexSource {
    /** There is none. */
    IndexSource NONE = (_, _) -> Optional.empty();

    /**
     * Puts the files of the account's index into an empty directory, the one that makes them an
     * index last. What it puts there is trusted no more than anything else on the disk.
     *
     * @return absent if there are none; then the directory is empty still
     * @throws IOException if the disk refuses
     * @throws io.culver.model.MailException UNAVAILABLE if it cannot be asked
     */
    Optional<Fetched> fetch(AccountId account, Directory into) throws IOException;

    /** What was fetched. */
    interface Fetched {
        /** It turned out to be of no use: it is not fetched again. Does not wait. */
        void discard();
    }
}
