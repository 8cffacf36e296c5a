package io.culver.proto;

import io.culver.model.SortCriterion;
import io.culver.model.SortKey;
import io.culver.model.SortOrder;
import io.culver.proto.model.v1.ModelProto;
import java.util.List;

/** What SORT orders by. */
public final class SortCodec {
    private SortCodec() {}

    public static List<ModelProto.SortCriterion> encode(SortOrder order) {
        return order.criteria().stream().map(SortCodec::encode).toList();
    }

    private static ModelProto.SortCriterion encode(SortCriterion criterion) {
        return ModelProto.SortCriterion.newBuilder()
                .setKey(
                        switch (criterion.key()) {
                            case ARRIVAL -> ModelProto.SortKey.ARRIVAL;
                            case CC -> ModelProto.SortKey.CC;
                            case DATE -> ModelProto.SortKey.DATE;
                            case DISPLAYFROM -> ModelProto.SortKey.DISPLAYFROM;
                            case DISPLAYTO -> ModelProto.SortKey.DISPLAYTO;
                            case FROM -> ModelProto.SortKey.FROM;
                            case RELEVANCY -> ModelProto.SortKey.RELEVANCY;
                            case SIZE -> ModelProto.SortKey.SIZE;
                            case SUBJECT -> ModelProto.SortKey.SUBJECT;
                            case TO -> ModelProto.SortKey.TO;
                        })
                .setReverse(criterion.isReverse())
                .build();
    }

    public static SortOrder decode(List<ModelProto.SortCriterion> messages) {
        List<SortCriterion> criteria = messages.stream().map(SortCodec::decode).toList();
        return Malformed.unless(() -> new SortOrder(criteria), "malformed sort order");
    }

    private static SortCriterion decode(ModelProto.SortCriterion message) {
        SortKey key =
                switch (message.getKey()) {
                    case ARRIVAL -> SortKey.ARRIVAL;
                    case CC -> SortKey.CC;
                    case DATE -> SortKey.DATE;
                    case DISPLAYFROM -> SortKey.DISPLAYFROM;
                    case DISPLAYTO -> SortKey.DISPLAYTO;
                    case FROM -> SortKey.FROM;
                    case RELEVANCY -> SortKey.RELEVANCY;
                    case SIZE -> SortKey.SIZE;
                    case SUBJECT -> SortKey.SUBJECT;
                    case TO -> SortKey.TO;
                    case SORT_KEY_UNSPECIFIED, UNRECOGNIZED ->
                            throw Malformed.refusal("malformed sort key");
                };
        return new SortCriterion(key, message.getReverse());
    }
}
