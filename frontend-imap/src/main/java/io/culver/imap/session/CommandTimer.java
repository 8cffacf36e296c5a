package io.culver.imap.session;

import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Signature;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.function.Supplier;

/** Times every command, by its name and how it ended. */
public final class CommandTimer {

    private final MeterRegistry meters;

    public CommandTimer(MeterRegistry meters) {
        this.meters = meters;
    }

    Reply time(Signature signature, Supplier<Reply> run) {
        Timer.Sample sample = Timer.start(meters);
        Reply reply = run.get();
        sample.stop(
                meters.timer(
                        "imap.command",
                        "command",
                        signature.name().toLowerCase(Locale.ROOT),
                        "result",
                        result(reply)));
        return reply;
    }

    private static String result(Reply reply) {
        return switch (reply) {
            case Reply.Finished(var status, _) -> status.kind().name().toLowerCase(Locale.ROOT);
            case Reply.Continued _ -> "continued";
            case Reply.Postponed _ -> "postponed";
            case Reply.Farewell _ -> "bye";
        };
    }
}
