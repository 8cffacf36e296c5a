package io.culver.standalone.server;

import io.culver.standalone.config.ConfigurationException;
import io.culver.standalone.config.TracingSettings;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.instrumentation.grpc.v1_6.GrpcTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;

/**
 * Traces of commands, from IMAP through gRPC to the store: what goes wrong or takes long in one
 * process is found in the others. Spans name commands, methods and statements, never what is in
 * them.
 */
final class Tracing {
    private final OpenTelemetry telemetry;
    private final boolean isOn;

    private Tracing(OpenTelemetry telemetry, boolean isOn) {
        this.telemetry = telemetry;
        this.isOn = isOn;
    }

    /** What the settings say; what is not exported yet when this process stops goes then. */
    static Tracing of(TracingSettings settings, String role, Closers closers) {
        if (settings.endpoint().isEmpty()) {
            return new Tracing(OpenTelemetry.noop(), false);
        }
        if (!(settings.ratio() >= 0 && settings.ratio() <= 1)) {
            throw new ConfigurationException("culver.tracing.ratio: not between 0 and 1");
        }
        try {
            SpanExporter exporter =
                    OtlpGrpcSpanExporter.builder().setEndpoint(settings.endpoint()).build();
            return to(exporter, settings.ratio(), role, closers);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException(
                    "culver.tracing.endpoint: " + wrong.getMessage(), wrong);
        }
    }

    private static Tracing to(SpanExporter exporter, double ratio, String role, Closers closers) {
        Attributes self = Attributes.of(AttributeKey.stringKey("service.name"), "culver-" + role);
        SdkTracerProvider provider =
                SdkTracerProvider.builder()
                        .setResource(Resource.getDefault().merge(Resource.create(self)))
                        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                        .build();
        closers.add(provider);
        OpenTelemetry telemetry =
                OpenTelemetrySdk.builder()
                        .setTracerProvider(provider)
                        .setPropagators(
                                ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                        .build();
        return new Tracing(telemetry, true);
    }

    OpenTelemetry telemetry() {
        return telemetry;
    }

    Tracer tracer() {
        return telemetry.getTracer("io.culver");
    }

    /** The services, as parts of their callers' traces. */
    List<ServerServiceDefinition> serving(List<ServerServiceDefinition> services) {
        if (!isOn) {
            return services;
        }
        var interceptor = GrpcTelemetry.create(telemetry).createServerInterceptor();
        return services.stream()
                .map(service -> ServerInterceptors.intercept(service, interceptor))
                .toList();
    }

    /** The channel, whose calls carry the trace of whoever makes them. */
    Channel calling(Channel channel) {
        return isOn
                ? ClientInterceptors.intercept(
                        channel, GrpcTelemetry.create(telemetry).createClientInterceptor())
                : channel;
    }
}
