package io.culver.mailbox.grpc;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.function.Executable;

/** Writes down the statements that a store sends, as its traces tell them. */
final class Statements implements SpanProcessor {
    private final List<String> names = new CopyOnWriteArrayList<>();

    OpenTelemetry telemetry() {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(this).build())
                .build();
    }

    /** What was sent until the call returned, such as {@code INSERT keyspace.table}, sorted. */
    List<String> of(Executable call) throws Throwable {
        names.clear();
        call.execute();
        return names.stream().sorted().toList();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        names.add(span.getName());
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
