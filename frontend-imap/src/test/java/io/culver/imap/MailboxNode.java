package io.culver.imap;

import io.culver.mailbox.MailboxService;
import io.culver.mailbox.MailboxServiceConfig;
import io.culver.mailbox.grpc.AdministrationToken;
import io.culver.mailbox.grpc.SearchServiceClient;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.mailbox.store.PasswordHash;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.LoginName;
import io.culver.model.QuotaLimits;
import io.culver.proto.mailbox.v1.ChangesGrpc;
import io.culver.proto.routing.Nodes;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.inprocess.InProcessServerBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A mailbox service on a memory store, in this process: it can be cut off and begun anew. */
final class MailboxNode implements AutoCloseable {

    private static final long END_SECONDS = 10;

    private final String name;
    private final Channel search;
    private final AdministrationToken token;

    /** Of {@link CulverHost#PASSWORD}, as cheap as can be: hundreds of accounts log in. */
    private static final PasswordHash PASSWORD_HASH =
            new PasswordHash(
                    "$argon2id$v=19$m=8,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg"
                            + "$M7jw0GQI4Kfcxf+xPldfNRYttP89scc9XVAYAcaZ0U0");

    private final MeterRegistry meters;
    private final SecureRandom random = new SecureRandom();
    private final HoldableStore holdable = new HoldableStore();
    private final DamagedStore store = new DamagedStore(holdable);
    private final Watches watches = new Watches();
    private final Holding holding = new Holding();
    private final CutAnswers cuts = new CutAnswers();
    private MailboxService service;
    private Server server;
    private Server administration;

    /** Starts it; it is found in this process by the name. */
    MailboxNode(String name, Channel search, AdministrationToken token, MeterRegistry meters) {
        this.name = name;
        this.search = search;
        this.token = token;
        this.meters = meters;
        service = newService();
        server = serve(name, service.services());
        administration = serve(administrationName(name), service.administrationServices(token));
    }

    static String administrationName(String name) {
        return name + "-administration";
    }

    /** An account without a mailbox; its password is {@link CulverHost#PASSWORD}. */
    AccountId addAccount(LoginName login) {
        var account = new AccountId(UUID.randomUUID());
        store.accountLog().create(account);
        store.directory().add(new DirectoryEntry(login, account, PASSWORD_HASH));
        return account;
    }

    private MailboxService newService() {
        return new MailboxService(
                new MailboxServiceConfig(
                        2,
                        DataSize.ofMebibytes(64),
                        MailboxServiceConfig.RETENTION,
                        0,
                        MailboxServiceConfig.SCANNED_MESSAGES,
                        QuotaLimits.NONE),
                store,
                new SearchServiceClient(Nodes.one(search)),
                Clock.systemUTC(),
                random,
                meters,
                TracerProvider.noop().get("test"));
    }

    private Server serve(String at, List<ServerServiceDefinition> services) {
        try {
            return InProcessServerBuilder.forName(at)
                    .executor(service.threads())
                    .addServices(services)
                    .intercept(watches)
                    .intercept(holding)
                    .intercept(cuts)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets calls of this method begin only once this is done. */
    void hold(MethodDescriptor<?, ?> method, CountDownLatch until) {
        holding.held.put(method.getFullMethodName(), until);
    }

    /** Answers calls of this method by nothing but this, or by what they ask for if it is OK. */
    void refuse(MethodDescriptor<?, ?> method, Status status) {
        holding.refused.put(method.getFullMethodName(), status);
    }

    /** Which calls are lost. */
    CutAnswers cuts() {
        return cuts;
    }

    /** What the service keeps. */
    HoldableStore store() {
        return holdable;
    }

    /** What the service finds when it reads that, to damage it. */
    DamagedStore damaged() {
        return store;
    }

    /** Ends the streams of changes, and no other call. */
    void endWatches(Status status) {
        watches.end(status);
    }

    /** Breaks the connection with all its calls, and takes new ones. */
    void cutConnection() {
        end(server);
        server = serve(name, service.services());
    }

    /** Ends the service and begins another one, which knows what is stored. */
    void restart() {
        close();
        service = newService();
        server = serve(name, service.services());
        administration = serve(administrationName(name), service.administrationServices(token));
    }

    private static void end(Server server) {
        try {
            if (!server.shutdownNow().awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a server did not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end(server);
        end(administration);
        service.close();
    }

    /** Makes calls wait, or fail. */
    private static final class Holding implements ServerInterceptor {

        private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
        private final Map<String, Status> refused = new ConcurrentHashMap<>();

        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            String method = call.getMethodDescriptor().getFullMethodName();
            Status refusal = refused.getOrDefault(method, Status.OK);
            if (!refusal.isOk()) {
                call.close(refusal, new Metadata());
                return new ServerCall.Listener<>() {};
            }
            try {
                held.getOrDefault(method, new CountDownLatch(0)).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return next.startCall(call, headers);
        }
    }

    /** The streams of changes that are open. */
    private static final class Watches implements ServerInterceptor {

        private final Set<ServerCall<?, ?>> open = ConcurrentHashMap.newKeySet();

        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            String method = call.getMethodDescriptor().getFullMethodName();
            if (method.equals(ChangesGrpc.getWatchMethod().getFullMethodName())) {
                open.add(call);
            }
            return next.startCall(call, headers);
        }

        void end(Status status) {
            open.removeIf(ServerCall::isCancelled);
            open.forEach(call -> call.close(status, new Metadata()));
            open.clear();
        }
    }
}
