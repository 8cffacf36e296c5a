package io.culver.mailbox.directory;

import io.culver.mailbox.store.PasswordHash;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * An Argon2id hash with what it takes to compute it again: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, Base64 without padding. The PHC string format.
 */
final class PhcString {
    private static final Pattern FORM =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    private final Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    PhcString(Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    /**
     * @throws IllegalArgumentException if it is no Argon2id hash of version 19, or one that costs
     *     more than a login may
     */
    static PhcString parse(PasswordHash stored) {
        var parts = FORM.matcher(stored.phc());
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an Argon2id hash");
        }
        var cost =
                new Cost(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
        Base64.Decoder base64 = Base64.getDecoder();
        return new PhcString(cost, base64.decode(parts.group(4)), base64.decode(parts.group(5)));
    }

    Cost cost() {
        return cost;
    }

    byte[] salt() {
        return salt;
    }

    byte[] hash() {
        return hash;
    }

    PasswordHash toPasswordHash() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash(
                "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                        .formatted(
                                cost.memoryKib,
                                cost.passes,
                                cost.lanes,
                                base64.encodeToString(salt),
                                base64.encodeToString(hash)));
    }

    /** What one hash costs. RFC 9106 §3.1 */
    record Cost(int memoryKib, int passes, int lanes) {
        private static final int MEMORY_KIB_MAX = 64 * 1024;
        private static final int PASSES_MAX = 10;
        private static final int LANES_MAX = 4;

        Cost {
            check(lanes, 1, LANES_MAX);
            check(passes, 1, PASSES_MAX);
            check(memoryKib, 8 * lanes, MEMORY_KIB_MAX);
        }

        private static void check(int value, int least, int most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException("hashing cost out of range");
            }
        }
    }
}
