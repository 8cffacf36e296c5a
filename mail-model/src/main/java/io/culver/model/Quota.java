package io.culver.model;

import java.util.Map;

/**
 * What an account holds, and what it may hold. RFC 9208 §3.2
 *
 * @param usage of every resource: octets, messages or mailboxes
 */
public record Quota(Map<QuotaResource, Long> usage, QuotaLimits limits) {
    public Quota {
        usage = Map.copyOf(usage);
    }
}
