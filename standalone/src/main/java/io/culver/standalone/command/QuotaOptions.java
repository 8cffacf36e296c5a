package io.culver.standalone.command;

import io.culver.model.Quota;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.standalone.config.QuotaAmounts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** Limits that a command sets; those that are not given stay as they are. */
final class QuotaOptions {
    private final Map<QuotaResource, QuotaSetting> settings = new EnumMap<>(QuotaResource.class);

    @Option(
            names = "--storage",
            paramLabel = "OCTETS",
            description = "All its mail: 500M, 20G, unlimited, or default.")
    void storage(String text) {
        set(QuotaResource.STORAGE, text);
    }

    @Option(
            names = "--messages",
            paramLabel = "COUNT",
            description = "All its messages: a number, unlimited, or default.")
    void messages(String text) {
        set(QuotaResource.MESSAGE, text);
    }

    @Option(
            names = "--mailboxes",
            paramLabel = "COUNT",
            description = "All its mailboxes: a number, unlimited, or default.")
    void mailboxes(String text) {
        set(QuotaResource.MAILBOX, text);
    }

    private void set(QuotaResource resource, String text) {
        settings.put(resource, QuotaAmounts.setting(resource, text));
    }

    Map<QuotaResource, QuotaSetting> settings() {
        return settings;
    }

    /** One line for people: {@code storage: 104857 of 20971520}. */
    static String line(QuotaResource resource, Quota quota) {
        return resource.name().toLowerCase(Locale.ROOT)
                + ": "
                + quota.usage().getOrDefault(resource, 0L)
                + " of "
                + quota.limits().of(resource).map(String::valueOf).orElse("unlimited");
    }
}
