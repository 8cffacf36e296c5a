package io.culver.simulation.net;

import io.culver.simulation.Weather;
import io.culver.simulation.time.Site;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call over the simulated network: it takes time, and may be lost on its way there or back, or
 * arrive after the caller has given it up. A deadline is the caller's alone.
 */
final class SimulatedCall<Q, R> extends ClientCall<Q, R> {
    private static final Duration SEARCH = Duration.ofMillis(200);
    private static final Duration SILENCE = Duration.ofSeconds(4);
    private static final Duration LATE = Duration.ofSeconds(15);
    private static final Duration STREAM_LIFE = Duration.ofSeconds(8);

    private final Network network;
    private final Site from;
    private final List<Link> links;
    private final MethodDescriptor<Q, R> method;
    private final CallOptions options;
    private final Executor executor;
    private final List<Consumer<ClientCall<Q, R>>> early = new ArrayList<>();

    /** How many more messages get through before the call breaks. */
    private int messagesThere = Integer.MAX_VALUE;

    private int messagesBack = Integer.MAX_VALUE;

    /** Null before start. */
    private @Nullable Listener<R> listener;

    /** Null while no node has been found. */
    private @Nullable Route<Q, R> route;

    private boolean isClosed;

    private record Route<Q, R>(
            Network.Service service, ClientCall<Q, R> inner, Pipe there, Pipe back) {}

    SimulatedCall(
            Network network,
            Site from,
            List<Link> links,
            MethodDescriptor<Q, R> method,
            CallOptions options) {
        this.network = network;
        this.from = from;
        this.links = links;
        this.method = method;
        this.options = options;
        Executor asked = options.getExecutor();
        this.executor = asked == null ? new InOrder(from) : asked;
    }

    @Override
    public void start(Listener<R> responses, Metadata headers) {
        listener = responses;
        network.began(this);
        if (options.getDeadline() != null) {
            // To the second: a deadline is of the real clock, and a little of it is gone already.
            long seconds = 1 + options.getDeadline().timeRemaining(TimeUnit.SECONDS);
            network.scheduler.at(
                    Duration.ofSeconds(seconds), () -> breakOff(Status.DEADLINE_EXCEEDED));
        }
        connect(responses, headers);
    }

    private void connect(Listener<R> responses, Metadata headers) {
        if (isClosed) {
            return;
        }
        Optional<Network.Service> found = network.route();
        if (found.isEmpty()) {
            network.scheduler.at(SEARCH, () -> from.spawn(() -> connect(responses, headers)));
            return;
        }
        Network.Service service = found.get();
        Link link = links.get(service.place());
        CallOptions inside =
                options.withDeadline(null)
                        .withExecutor(network.site.threads())
                        .withoutWaitForReady();
        Route<Q, R> begun =
                new Route<>(
                        service,
                        service.channel().newCall(method, inside),
                        new Pipe(network.scheduler, link, service.site()),
                        new Pipe(network.scheduler, link, from));
        route = begun;
        drawFate(begun);
        begun.there.send(() -> begun.inner.start(new Answers(begun), headers));
        early.forEach(it -> begun.there.send(() -> it.accept(begun.inner)));
        early.clear();
    }

    private void drawFate(Route<Q, R> begun) {
        Weather weather = network.weather.get();
        if (isStream()) {
            if (network.scheduler.happens(weather.streamBreaks())) {
                network.scheduler.at(
                        network.scheduler.upTo(STREAM_LIFE), () -> breakOff(Status.UNAVAILABLE));
            }
        } else if (network.scheduler.happens(weather.requestLost())) {
            messagesThere = network.scheduler.chance().nextInt(3);
        } else if (network.scheduler.happens(weather.answerLost())) {
            messagesBack = network.scheduler.chance().nextInt(2);
        } else if (network.scheduler.happens(weather.requestLate())) {
            begun.there.delay(network.scheduler.upTo(LATE));
            network.scheduler.at(
                    network.scheduler.upTo(SILENCE), () -> abandon(Status.UNAVAILABLE));
        }
    }

    /** Whether it goes on until somebody ends it. */
    boolean isStream() {
        return !method.getType().clientSendsOneMessage()
                && !method.getType().serverSendsOneMessage();
    }

    /** What its caller sends before he knows that it is broken off goes nowhere. */
    private void send(Consumer<ClientCall<Q, R>> step) {
        if (isClosed) {
            return;
        }
        Route<Q, R> begun = route;
        if (begun == null) {
            early.add(step);
        } else {
            begun.there.send(() -> step.accept(begun.inner));
        }
    }

    private void sendPart(Consumer<ClientCall<Q, R>> step) {
        if (messagesThere-- > 0) {
            send(step);
        } else if (messagesThere == -1) {
            fallSilent();
        }
    }

    private void fallSilent() {
        network.scheduler.at(network.scheduler.upTo(SILENCE), () -> breakOff(Status.UNAVAILABLE));
    }

    @Override
    public void request(int count) {
        send(it -> it.request(count));
    }

    @Override
    public void sendMessage(Q message) {
        sendPart(it -> it.sendMessage(message));
    }

    @Override
    public void halfClose() {
        sendPart(ClientCall::halfClose);
    }

    @Override
    public void cancel(@Nullable String why, @Nullable Throwable cause) {
        breakOff(Status.CANCELLED.withDescription(why));
    }

    @Override
    public boolean isReady() {
        return true;
    }

    boolean touches(Site site) {
        Route<Q, R> begun = route;
        return from == site || (begun != null && begun.service.site() == site);
    }

    /** Ends for both sides. */
    void breakOff(Status status) {
        if (!isClosed) {
            abandon(status);
            Route<Q, R> begun = route;
            if (begun != null) {
                begun.there.send(() -> begun.inner.cancel("broken off", null));
            }
        }
    }

    /** Ends for the caller. */
    private void abandon(Status status) {
        if (!isClosed) {
            isClosed = true;
            network.ended(this);
            tell(it -> it.onClose(status, new Metadata()));
        }
    }

    private void tell(Consumer<Listener<R>> step) {
        Listener<R> told = listener;
        if (told != null && !from.isDead()) {
            executor.execute(() -> step.accept(told));
        }
    }

    /** What the node answers. */
    private final class Answers extends Listener<R> {
        private final Route<Q, R> begun;

        Answers(Route<Q, R> begun) {
            this.begun = begun;
        }

        private void send(Consumer<Listener<R>> step) {
            begun.back.send(() -> {
                if (!isClosed) {
                    tell(step);
                }
            });
        }

        @Override
        public void onHeaders(Metadata headers) {
            send(it -> it.onHeaders(headers));
        }

        @Override
        public void onMessage(R message) {
            if (messagesBack-- > 0) {
                send(it -> it.onMessage(message));
            } else if (messagesBack == -1) {
                fallSilent();
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (messagesBack-- <= 0) {
                fallSilent();
                return;
            }
            begun.back.send(() -> {
                if (!isClosed) {
                    isClosed = true;
                    network.ended(SimulatedCall.this);
                    tell(it -> it.onClose(status, trailers));
                }
            });
        }
    }
}
