package io.culver.proto;

import io.culver.model.Quota;
import io.culver.model.QuotaLimits;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.proto.mailbox.v1.QuotaResponse;
import io.culver.proto.model.v1.ModelProto;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What accounts hold and may hold. */
public final class QuotaCodec {
    private QuotaCodec() {}

    /** The settings, in the order of the resources. */
    public static List<ModelProto.QuotaSetting> encode(Map<QuotaResource, QuotaSetting> settings) {
        return settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> encode(it.getKey(), it.getValue()))
                .toList();
    }

    private static ModelProto.QuotaSetting encode(QuotaResource resource, QuotaSetting setting) {
        var message = ModelProto.QuotaSetting.newBuilder().setResource(encode(resource));
        return switch (setting) {
            case QuotaSetting.AtMost(var amount) -> message.setAtMost(amount).build();
            case QuotaSetting.Unlimited() ->
                    message.setUnlimited(ModelProto.QuotaSetting.Unlimited.getDefaultInstance())
                            .build();
            case QuotaSetting.Standard() ->
                    message.setStandard(ModelProto.QuotaSetting.Standard.getDefaultInstance())
                            .build();
        };
    }

    private static ModelProto.QuotaResource encode(QuotaResource resource) {
        return switch (resource) {
            case STORAGE -> ModelProto.QuotaResource.STORAGE;
            case MESSAGE -> ModelProto.QuotaResource.MESSAGE;
            case MAILBOX -> ModelProto.QuotaResource.MAILBOX;
        };
    }

    /** Settings, each resource once at most. */
    public static Map<QuotaResource, QuotaSetting> decode(List<ModelProto.QuotaSetting> messages) {
        Map<QuotaResource, QuotaSetting> settings = new EnumMap<>(QuotaResource.class);
        for (ModelProto.QuotaSetting message : messages) {
            if (settings.put(decode(message.getResource()), setting(message)) != null) {
                throw malformed();
            }
        }
        return settings;
    }

    private static QuotaSetting setting(ModelProto.QuotaSetting message) {
        return switch (message.getKindCase()) {
            case AT_MOST -> new QuotaSetting.AtMost(NumberCodec.count(message.getAtMost()));
            case UNLIMITED -> new QuotaSetting.Unlimited();
            case STANDARD -> new QuotaSetting.Standard();
            case KIND_NOT_SET -> throw malformed();
        };
    }

    private static QuotaResource decode(ModelProto.QuotaResource resource) {
        return switch (resource) {
            case STORAGE -> QuotaResource.STORAGE;
            case MESSAGE -> QuotaResource.MESSAGE;
            case MAILBOX -> QuotaResource.MAILBOX;
            case QUOTA_RESOURCE_UNSPECIFIED, UNRECOGNIZED -> throw malformed();
        };
    }

    public static QuotaResponse encode(Quota quota) {
        var message = QuotaResponse.newBuilder();
        for (QuotaResource resource : QuotaResource.values()) {
            var held =
                    message.addResourcesBuilder()
                            .setResource(encode(resource))
                            .setUsage(quota.usage().getOrDefault(resource, 0L));
            quota.limits().of(resource).ifPresent(held::setLimit);
        }
        return message.build();
    }

    public static Quota decode(QuotaResponse message) {
        Map<QuotaResource, Long> usage = new EnumMap<>(QuotaResource.class);
        Map<QuotaResource, Long> limits = new EnumMap<>(QuotaResource.class);
        for (QuotaResponse.Held held : message.getResourcesList()) {
            QuotaResource resource = decode(held.getResource());
            usage.put(resource, NumberCodec.count(held.getUsage()));
            if (held.hasLimit()) {
                limits.put(resource, NumberCodec.count(held.getLimit()));
            }
        }
        return new Quota(usage, new QuotaLimits(limits));
    }

    private static RuntimeException malformed() {
        return Malformed.refusal("malformed quota");
    }
}
