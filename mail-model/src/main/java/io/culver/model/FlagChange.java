package io.culver.model;

/** The three forms of STORE. RFC 9051 §6.4.6 */
public sealed interface FlagChange {
    /** The flags that the client named. */
    Flags flags();

    record Replace(Flags flags) implements FlagChange {}

    record Add(Flags flags) implements FlagChange {}

    record Remove(Flags flags) implements FlagChange {}

    default Flags applyTo(Flags current) {
        return switch (this) {
            case Replace(var flags) -> flags;
            case Add(var flags) -> current.plus(flags);
            case Remove(var flags) -> current.minus(flags);
        };
    }
}
