package io.culver.simulation.net;

import io.culver.simulation.Weather;
import io.culver.simulation.time.Scheduler;
import io.culver.simulation.time.Site;
import io.grpc.Channel;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Between front ends and nodes. */
public final class Network {
    private static final Duration RESET = Duration.ofSeconds(3);
    private static final Duration HALF_OPEN = Duration.ofSeconds(12);

    final Scheduler scheduler;
    final Supplier<Weather> weather;
    final Site site;
    private final int places;
    private int home;
    private final List<Service> services = new ArrayList<>();
    private final List<SimulatedCall<?, ?>> calls = new ArrayList<>();

    /** Where calls can go: a process that lives, and the way to it. */
    public record Service(Site site, Channel channel, int place) {}

    /**
     * Without services.
     *
     * @param places where there may be one
     */
    public Network(Scheduler scheduler, Supplier<Weather> weather, int places) {
        this.places = places;
        this.scheduler = scheduler;
        this.weather = weather;
        this.site = scheduler.site("network");
    }

    public void add(Service service) {
        services.add(service);
    }

    /**
     * The process is gone: whoever has a call there learns of it soon, or late if it went without a
     * word.
     */
    public void lose(Site gone) {
        services.removeIf(it -> it.site() == gone);
        for (SimulatedCall<?, ?> call : List.copyOf(calls)) {
            if (call.touches(gone)) {
                Duration most = scheduler.happens(0.7) ? RESET : HALF_OPEN;
                scheduler.at(scheduler.upTo(most), () -> call.breakOff(Status.UNAVAILABLE));
            }
        }
    }

    /** The process takes no more calls; those that it has go on. */
    public void withdraw(Site leaving) {
        services.removeIf(it -> it.site() == leaving);
    }

    /** A node to ask: mostly the account's, sometimes another; none if there is none. */
    Optional<Service> route() {
        if (services.isEmpty()) {
            return Optional.empty();
        }
        if (scheduler.happens(weather.get().strayed())) {
            return Optional.of(services.get(scheduler.chance().nextInt(services.size())));
        }
        return services.stream().min(Comparator.comparingInt(this::distance));
    }

    private int distance(Service service) {
        return Math.floorMod(service.place() - home, places);
    }

    /** The ring changes: the account belongs elsewhere, though its node lives. */
    public void move(int place) {
        home = place;
        for (SimulatedCall<?, ?> call : List.copyOf(calls)) {
            if (isAstray(call) && call.isStream()) {
                scheduler.at(scheduler.upTo(RESET), () -> call.breakOff(Status.UNAVAILABLE));
            }
        }
    }

    private boolean isAstray(SimulatedCall<?, ?> call) {
        return services.stream().anyMatch(it -> distance(it) > 0 && call.touches(it.site()));
    }

    /** All nodes are there: streams that began elsewhere end, as when a ring changes. */
    public void goHome() {
        for (SimulatedCall<?, ?> call : List.copyOf(calls)) {
            if (isAstray(call)) {
                call.breakOff(Status.UNAVAILABLE);
            }
        }
    }

    /** Streams of changes break and begin anew. */
    public void breakStreams() {
        List.copyOf(calls).stream()
                .filter(SimulatedCall::isStream)
                .forEach(it -> it.breakOff(Status.UNAVAILABLE));
    }

    void began(SimulatedCall<?, ?> call) {
        calls.add(call);
    }

    void ended(SimulatedCall<?, ?> call) {
        calls.remove(call);
    }
}
