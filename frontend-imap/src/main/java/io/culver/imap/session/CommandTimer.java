package io.culver.imap.session;

import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Signature;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.Locale;
import java.util.function.Supplier;

/** Times every command, by its name and how it ended, and begins a trace with it. */
public final class CommandTimer {

    private final MeterRegistry meters;
    private final Tracer tracer;

    public CommandTimer(MeterRegistry meters, Tracer tracer) {
        this.meters = meters;
        this.tracer = tracer;
    }

    /** Runs a command of this connection: what it calls belongs to its trace. */
    Reply time(Signature signature, String connection, Supplier<Reply> run) {
        Timer.Sample sample = Timer.start(meters);
        Span span =
                tracer.spanBuilder("IMAP " + signature.name())
                        .setNoParent()
                        .setSpanKind(SpanKind.SERVER)
                        .setAttribute(Keys.CONNECTION, connection)
                        .startSpan();
        try (Scope _ = span.makeCurrent()) {
            Reply reply = run.get();
            String result = result(reply);
            span.setAttribute("result", result);
            sample.stop(
                    meters.timer(
                            "imap.command",
                            "command",
                            signature.name().toLowerCase(Locale.ROOT),
                            "result",
                            result));
            return reply;
        } finally {
            span.end();
        }
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
