package io.culver.standalone.config;

import io.culver.model.QuotaLimits;
import io.culver.model.QuotaResource;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Map;

/** {@code culver.quota} of {@code culver.yml}. */
@ConfigurationProperties("culver.quota")
public record QuotaSettings(String storage, String messages, String mailboxes) {

    /**
     * What accounts may hold for which nothing else is set.
     *
     * @throws ConfigurationException if a limit cannot be read
     */
    public QuotaLimits limits() {
        return QuotaLimits.NONE.with(
                Map.of(
                        QuotaResource.STORAGE,
                        QuotaAmounts.standard(QuotaResource.STORAGE, storage),
                        QuotaResource.MESSAGE,
                        QuotaAmounts.standard(QuotaResource.MESSAGE, messages),
                        QuotaResource.MAILBOX,
                        QuotaAmounts.standard(QuotaResource.MAILBOX, mailboxes)));
    }
}
