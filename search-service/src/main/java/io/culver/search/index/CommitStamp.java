package io.culver.search.index;

import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import java.util.Map;
import java.util.Optional;

/**
 * What a Lucene commit says of itself: whose mail it is, in which format, and up to which change of
 * the account's log.
 */
record CommitStamp(AccountId account, ModSeq indexedSeq) {
    private static final String FORMAT = "format";
    private static final String ACCOUNT = "account";
    private static final String INDEXED_SEQ = "indexed_seq";

    /** Of an index that nothing was ever added to. */
    static CommitStamp none(AccountId account) {
        return new CommitStamp(account, ModSeq.ZERO);
    }

    boolean isOfNothing() {
        return indexedSeq.equals(ModSeq.ZERO);
    }

    CommitStamp at(ModSeq seq) {
        return new CommitStamp(account, seq);
    }

    Iterable<Map.Entry<String, String>> toUserData() {
        return Map.of(
                        FORMAT, IndexFields.FORMAT,
                        ACCOUNT, account.toString(),
                        INDEXED_SEQ, Long.toString(indexedSeq.value()))
                .entrySet();
    }

    /** The stamp, if it is this account's and of our format. */
    static Optional<CommitStamp> read(Map<String, String> userData, AccountId account) {
        if (!IndexFields.FORMAT.equals(userData.get(FORMAT))
                || !account.toString().equals(userData.get(ACCOUNT))) {
            return Optional.empty();
        }
        try {
            long seq = Long.parseLong(userData.getOrDefault(INDEXED_SEQ, ""));
            return Optional.of(new CommitStamp(account, new ModSeq(seq)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
