package io.culver.standalone.server;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether what this process cannot do without is there, as {@code /health} tells it. */
final class Readiness implements HealthIndicator {
    /** Shorter than whoever asks is likely to wait. */
    private static final long PATIENCE_SECONDS = 5;

    private static final Logger log = LoggerFactory.getLogger(Readiness.class);

    private final String name;
    private final BooleanSupplier isThere;
    private final Executor threads;

    /**
     * @param isThere may take its time, and may fail: that counts as no
     */
    Readiness(String name, BooleanSupplier isThere, Executor threads) {
        this.name = name;
        this.isThere = isThere;
        this.threads = threads;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.fromCompletableFuture(() ->
                CompletableFuture.supplyAsync(this::ask, threads)
                        .completeOnTimeout(
                                result(HealthStatus.DOWN), PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private HealthResult ask() {
        try {
            return result(isThere.getAsBoolean() ? HealthStatus.UP : HealthStatus.DOWN);
        } catch (RuntimeException e) {
            log.atDebug().addKeyValue("name", name).setCause(e).log("not ready");
            return result(HealthStatus.DOWN);
        }
    }

    private HealthResult result(HealthStatus status) {
        return HealthResult.builder(name, status).build();
    }
}
