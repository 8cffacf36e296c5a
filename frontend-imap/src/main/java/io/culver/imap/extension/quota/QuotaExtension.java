package io.culver.imap.extension.quota;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.model.QuotaResource;

/**
 * {@code capability =/ "QUOTA" / capability-quota}, the commands, and {@code status-att =/
 * "DELETED-STORAGE"}; DELETED is part of IMAP4rev2. All mailboxes of an account share one quota
 * root. QUOTASET is not offered: limits are the operator's. RFC 9208 §7
 */
public final class QuotaExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("QUOTA")
                .command(new GetQuota())
                .command(new GetQuotaRoot())
                .command(new SetQuota())
                .statusItem(new DeletedStorageItem());
        for (QuotaResource resource : QuotaResource.values()) {
            grammar.capability("QUOTA=RES-" + resource);
        }
    }
}
