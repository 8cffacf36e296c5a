package io.culver.imap;

import io.culver.imap.admission.Admission;
import io.culver.imap.grpc.GrpcMailStore;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.netty.ImapServer;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.session.CommandTimer;
import io.culver.imap.session.Conversations;
import io.culver.model.OpId;
import io.culver.proto.routing.Nodes;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A running front end, and the one place where its objects meet. */
public final class ImapFrontend implements AutoCloseable {

    private final ScheduledExecutorService timer;
    private final GrpcMailStore store;
    private final ImapServer server;
    private final Optional<InetSocketAddress> address;
    private final Optional<InetSocketAddress> tlsAddress;

    /**
     * Starts to listen.
     *
     * @param services the mailbox service
     * @param opIds gives every change an id that was never used before
     * @param random must be a cryptographic one
     */
    public ImapFrontend(
            ImapConfig config,
            Nodes services,
            Supplier<OpId> opIds,
            Clock clock,
            RandomGenerator random,
            MeterRegistry meters,
            Tracer tracer) {
        timer = Executors.newSingleThreadScheduledExecutor();
        store = new GrpcMailStore(services, opIds, timer, meters);
        var hits = new LimitHits(meters);
        var admission = new Admission(config.admission(), clock, random, hits);
        var grammar = Grammar.of(Extensions.all(config, store, admission, hits, clock));
        var conversations =
                new Conversations(
                        grammar,
                        new CommandTimer(meters, tracer),
                        hits,
                        config.certificate().isPresent(),
                        config.insecureLogin());
        server =
                new ImapServer(
                        conversations,
                        config.certificate(),
                        admission,
                        config.timeouts(),
                        config.uploads(),
                        config.drain(),
                        hits,
                        meters);
        address = listen(config, config.port(), false);
        tlsAddress = listen(config, config.tlsPort(), true);
    }

    private Optional<InetSocketAddress> listen(
            ImapConfig config, OptionalInt port, boolean isImplicitTls) {
        return port.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        server.listen(
                                new InetSocketAddress(config.bindAddress(), port.getAsInt()),
                                isImplicitTls));
    }

    /** Where plain IMAP is spoken. */
    public Optional<InetSocketAddress> address() {
        return address;
    }

    /** Where IMAP over TLS is spoken. */
    public Optional<InetSocketAddress> tlsAddress() {
        return tlsAddress;
    }

    /** Lets commands come to their end, says goodbye to the clients and stops. */
    @Override
    public void close() {
        server.close();
        store.close();
        timer.shutdownNow();
    }
}
