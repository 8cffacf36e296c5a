package io.culver.imap.extension.createspecialuse;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** {@code capability =/ "CREATE-SPECIAL-USE"}, {@code create-param =/ "USE"} RFC 6154 §6 */
public final class CreateSpecialUseExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("CREATE-SPECIAL-USE").createParameter(new UseParameter());
    }
}
