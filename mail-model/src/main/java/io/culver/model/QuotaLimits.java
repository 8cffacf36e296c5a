package io.culver.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much of each resource an account may hold.
 *
 * @param amounts octets, messages or mailboxes; what is not named is not limited
 */
public record QuotaLimits(Map<QuotaResource, Long> amounts) {

    public static final QuotaLimits NONE = new QuotaLimits(Map.of());

    public QuotaLimits {
        amounts = Map.copyOf(amounts);
    }

    public Optional<Long> of(QuotaResource resource) {
        return Optional.ofNullable(amounts.get(resource));
    }

    /** These, but for what the settings say otherwise. */
    public QuotaLimits with(Map<QuotaResource, QuotaSetting> settings) {
        Map<QuotaResource, Long> changed = new EnumMap<>(QuotaResource.class);
        changed.putAll(amounts);
        settings.forEach((resource, setting) -> {
            switch (setting) {
                case QuotaSetting.AtMost(var amount) -> changed.put(resource, amount);
                case QuotaSetting.Unlimited() -> changed.remove(resource);
                case QuotaSetting.Standard() -> {}
            }
        });
        return new QuotaLimits(changed);
    }
}
