package io.culver.imap.extension.createspecialuse;

import io.culver.imap.protocol.CreateParameter;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.SpecialUse;
import java.util.List;
import java.util.Optional;

/** {@code USE}: a mailbox is for one thing at most, and nothing has two mailboxes. RFC 6154 §3 */
final class UseParameter implements CreateParameter {

    @Override
    public String name() {
        return "USE";
    }

    /**
     * {@code SP "(" [use-attr *(SP use-attr)] ")"} RFC 6154 §6
     *
     * @throws MailException USE_REFUSED for a use that is not known, and for more than one
     */
    @Override
    public Optional<SpecialUse> parse(ArgumentReader in) {
        List<SpecialUse> uses = in.space().list(() -> use(in)).stream().distinct().toList();
        if (uses.size() > 1) {
            throw new MailException(MailError.USE_REFUSED, "A mailbox has one use at most");
        }
        return uses.stream().findFirst();
    }

    /** {@code use-attr = "\" atom} */
    private static SpecialUse use(ArgumentReader in) {
        if (!in.accept('\\')) {
            throw in.error("special use");
        }
        return SpecialUse.parse("\\" + in.atom())
                .orElseThrow(() -> new MailException(MailError.USE_REFUSED, "Unknown use"));
    }
}
