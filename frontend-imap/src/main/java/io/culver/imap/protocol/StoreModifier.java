package io.culver.imap.protocol;

import io.culver.imap.wire.ArgumentReader;
import io.culver.model.ModSeq;

/**
 * A condition on STORE: messages that changed after a mod-sequence are left alone. {@code
 * store-modifier} RFC 4466 §2.5
 */
public interface StoreModifier extends Named {

    /** Reads what follows the name. */
    ModSeq parse(ArgumentReader in);
}
