package io.culver.imap.protocol;

import io.culver.imap.wire.ArgumentReader;
import io.culver.model.SpecialUse;
import java.util.Optional;

/** Something that CREATE can say of the new mailbox. {@code create-param} RFC 4466 §2.2 */
public interface CreateParameter extends Named {

    /** Reads what follows the name: what the mailbox is to be for. */
    Optional<SpecialUse> parse(ArgumentReader in);
}
