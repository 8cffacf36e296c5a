package io.culver.imap.extension.quota;

import io.culver.imap.protocol.Untagged;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.Quota;
import io.culver.model.QuotaResource;

/**
 * {@code "QUOTA" SP quota-root-name SP quota-list}: the resources that are limited. RFC 9208 §4.2.1
 */
record QuotaResponse(Quota quota) implements Untagged {

    /** The one quota root that there is, the account: most servers call it so. */
    static final String ROOT = "";

    private static final long STORAGE_UNIT = 1024;

    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("QUOTA ").astring(ROOT).space();
        out.list(
                quota.limits().amounts().keySet().stream().sorted().toList(),
                resource -> {
                    long used = quota.usage().getOrDefault(resource, 0L);
                    long limit = quota.limits().of(resource).orElseThrow();
                    out.atom(resource.name()).space().number(told(resource, used));
                    out.space().number(told(resource, limit));
                });
    }

    /** Storage in units of 1,024 octets, begun ones in full. RFC 9208 §5.1 */
    private static long told(QuotaResource resource, long amount) {
        return switch (resource) {
            case STORAGE -> Math.ceilDiv(amount, STORAGE_UNIT);
            case MESSAGE, MAILBOX -> amount;
        };
    }
}
