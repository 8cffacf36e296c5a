package io.culver.model;

/** What the operator says about one resource of one account. */
public sealed interface QuotaSetting {

    /** Not more than this: octets, messages or mailboxes. */
    record AtMost(long amount) implements QuotaSetting {
        public AtMost {
            if (amount < 0) {
                throw new IllegalArgumentException("quota is negative: " + amount);
            }
        }
    }

    record Unlimited() implements QuotaSetting {}

    /** As for all accounts of which nothing else is said. */
    record Standard() implements QuotaSetting {}
}
