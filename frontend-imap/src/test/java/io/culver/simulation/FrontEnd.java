package io.culver.simulation;

import io.culver.imap.admission.Admission;
import io.culver.imap.admission.AdmissionConfig;
import io.culver.imap.base.Rev1;
import io.culver.imap.base.Rev2;
import io.culver.imap.base.fetch.FetchItems;
import io.culver.imap.base.search.SearchKeys;
import io.culver.imap.extension.condstore.CondstoreExtension;
import io.culver.imap.extension.enable.EnableExtension;
import io.culver.imap.extension.esearch.EsearchExtension;
import io.culver.imap.extension.idle.IdleExtension;
import io.culver.imap.extension.literal.LiteralExtension;
import io.culver.imap.extension.move.MoveExtension;
import io.culver.imap.extension.multiappend.MultiappendExtension;
import io.culver.imap.extension.objectid.ObjectIdExtension;
import io.culver.imap.extension.qresync.QresyncExtension;
import io.culver.imap.extension.quota.QuotaExtension;
import io.culver.imap.extension.replace.ReplaceExtension;
import io.culver.imap.extension.statussize.StatusSizeExtension;
import io.culver.imap.grpc.GrpcMailStore;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.session.CommandTimer;
import io.culver.imap.session.Conversations;
import io.culver.model.OpId;
import io.culver.proto.routing.Nodes;
import io.culver.simulation.time.Scheduler;
import io.culver.simulation.time.Site;
import io.grpc.Channel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** One life of a front end: the real sessions and the real client of the services. */
public final class FrontEnd {
    private static final Duration DISCONNECTION = Duration.ofSeconds(2);

    private final Scheduler scheduler;
    private final Site site;
    private final Conversations conversations;

    private final List<Runnable> connections = new ArrayList<>();

    /** Who wants to know of the ids of changes that a thread asks for. */
    private final Map<Thread, Consumer<OpId>> askers = new HashMap<>();

    FrontEnd(Scheduler scheduler, Site site, Channel services) {
        this.scheduler = scheduler;
        this.site = site;
        var meters = new SimpleMeterRegistry();
        var hits = new LimitHits(meters);
        var store = new GrpcMailStore(Nodes.one(services), this::newOp, site.threads(), meters);
        var admission =
                new Admission(
                        AdmissionConfig.STANDARD, scheduler.clock(), scheduler.chance(), hits);
        Grammar grammar =
                Grammar.of(
                        List.of(
                                new Rev1(store, admission, hits),
                                new FetchItems(),
                                new SearchKeys(),
                                new Rev2(),
                                new CondstoreExtension(),
                                new EnableExtension(),
                                new EsearchExtension(),
                                new IdleExtension(),
                                new LiteralExtension(true),
                                new MoveExtension(),
                                new MultiappendExtension(),
                                new ObjectIdExtension(),
                                new QresyncExtension(),
                                new QuotaExtension(),
                                new ReplaceExtension(),
                                new StatusSizeExtension()));
        conversations =
                new Conversations(
                        grammar,
                        new CommandTimer(meters, TracerProvider.noop().get("test")),
                        hits,
                        false,
                        true);
    }

    private OpId newOp() {
        OpId op = new OpId(new UUID(scheduler.chance().nextLong(), scheduler.chance().nextLong()));
        Consumer<OpId> asker = askers.get(Thread.currentThread());
        if (asker != null) {
            asker.accept(op);
        }
        return op;
    }

    public Site site() {
        return site;
    }

    Conversations conversations() {
        return conversations;
    }

    InetAddress clientAddress() {
        return InetAddress.getLoopbackAddress();
    }

    void connected(Runnable disconnect) {
        connections.add(disconnect);
    }

    /** The process is gone, and its clients learn of it. */
    void disconnectAll() {
        connections.forEach(it -> scheduler.at(scheduler.upTo(DISCONNECTION), it));
        connections.clear();
    }

    /** Has a step of a session done, and tells of the changes that it asks for. */
    void noting(Consumer<OpId> asker, Runnable step) {
        askers.put(Thread.currentThread(), asker);
        try {
            step.run();
        } finally {
            askers.remove(Thread.currentThread());
        }
    }
}
