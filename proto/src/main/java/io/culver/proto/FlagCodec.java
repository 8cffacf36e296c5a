package io.culver.proto;

import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.proto.model.v1.ModelProto;
import java.util.List;

/** Flags, keywords, and what STORE makes of them. */
public final class FlagCodec {
    private FlagCodec() {}

    public static ModelProto.Flags encode(Flags flags) {
        var message = ModelProto.Flags.newBuilder();
        flags.forEach(flag -> message.addNames(flag.name()));
        return message.build();
    }

    public static Flags decode(ModelProto.Flags message) {
        return Flags.copyOf(flags(message.getNamesList()));
    }

    public static ModelProto.FlagChange encode(FlagChange change) {
        return ModelProto.FlagChange.newBuilder()
                .setKind(
                        switch (change) {
                            case FlagChange.Replace _ -> ModelProto.FlagChange.Kind.REPLACE;
                            case FlagChange.Add _ -> ModelProto.FlagChange.Kind.ADD;
                            case FlagChange.Remove _ -> ModelProto.FlagChange.Kind.REMOVE;
                        })
                .setFlags(encode(change.flags()))
                .build();
    }

    public static FlagChange decode(ModelProto.FlagChange message) {
        Flags flags = decode(message.getFlags());
        return switch (message.getKind()) {
            case REPLACE -> new FlagChange.Replace(flags);
            case ADD -> new FlagChange.Add(flags);
            case REMOVE -> new FlagChange.Remove(flags);
            case KIND_UNSPECIFIED, UNRECOGNIZED ->
                    throw Malformed.refusal("malformed change of flags");
        };
    }

    static List<String> names(List<Flag> flags) {
        return flags.stream().map(Flag::name).toList();
    }

    static List<Flag> flags(List<String> names) {
        return names.stream().map(FlagCodec::flag).toList();
    }

    static Flag flag(String name) {
        return Malformed.unless(() -> Flag.of(name), "malformed flag");
    }
}
