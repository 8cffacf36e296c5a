package io.culver.standalone.server;

import io.culver.proto.routing.Ring;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What operators see of the nodes that a process calls, by {@code service}. */
final class RouteMetrics {
    private RouteMetrics() {}

    static void register(String service, Ring ring, MeterRegistry meters) {
        Gauge.builder("culver.route.nodes", ring, it -> it.ready().size())
                .tag("service", service)
                .register(meters);
        FunctionCounter.builder("culver.route.calls", ring, Ring::calls)
                .tag("service", service)
                .register(meters);
        FunctionCounter.builder("culver.route.detours", ring, Ring::detours)
                .tag("service", service)
                .register(meters);
    }
}
