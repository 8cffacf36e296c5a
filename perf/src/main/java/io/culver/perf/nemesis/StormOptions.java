package io.culver.perf.nemesis;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code perf/storm} was asked for.
 *
 * @param endpoints of a server that runs already; empty to start a cluster
 * @param check a history that is only read and checked
 */
record StormOptions(
        ClusterSetting cluster,
        List<InetSocketAddress> endpoints,
        boolean isTls,
        String password,
        List<Fault> faults,
        int users,
        int sessions,
        long operations,
        Duration duration,
        Duration pause,
        Duration idle,
        Duration calm,
        Duration length,
        long seed,
        Optional<Path> history,
        Optional<Path> check) {
    static final String USAGE =
            "perf/storm [--cassandra N] [--faults F1,F2,…|none] [--users N] [--sessions N]"
                    + " [--operations N] [--minutes N] [--pause MS] [--idle MS] [--calm S]"
                    + " [--length S] [--seed N] [--history FILE]"
                    + "\n           [--endpoints HOST:PORT,… --password P [--tls]]"
                    + "\nperf/storm --check FILE";

    /**
     * @throws IllegalArgumentException that says what is wrong
     */
    static StormOptions parse(List<String> arguments, long seed) {
        var read = new Reading(seed);
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            read.take(rest.next(), rest);
        }
        return read.options();
    }

    /** The options so far. */
    private static final class Reading {
        private int cassandras = 3;
        private List<InetSocketAddress> endpoints = List.of();
        private boolean isTls;
        private String password = StormCluster.PASSWORD;
        private List<Fault> faults = List.of();
        private boolean isEveryFault = true;
        private int users = 50;
        private int sessions = 4;
        private long operations = Long.MAX_VALUE;
        private Duration duration = Duration.ofMinutes(10);
        private Duration pause = Duration.ofMillis(200);
        private Duration idle = Duration.ofSeconds(6);
        private Duration calm = Duration.ofSeconds(20);
        private Duration length = Duration.ofSeconds(8);
        private long seed;
        private Optional<Path> history = Optional.empty();
        private Optional<Path> check = Optional.empty();

        Reading(long seed) {
            this.seed = seed;
        }

        void take(String option, Iterator<String> rest) {
            if (option.equals("--tls")) {
                isTls = true;
                return;
            }
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value, or is unknown");
            }
            String value = rest.next();
            switch (option) {
                case "--cassandra" -> cassandras = Math.toIntExact(number(value));
                case "--endpoints" -> endpoints = addresses(value);
                case "--password" -> password = value;
                case "--faults" -> {
                    faults = faults(value);
                    isEveryFault = false;
                }
                case "--users" -> users = Math.toIntExact(number(value));
                case "--sessions" -> sessions = Math.toIntExact(number(value));
                case "--operations" -> operations = number(value);
                case "--minutes" -> duration = Duration.ofMinutes(number(value));
                case "--pause" -> pause = Duration.ofMillis(number(value));
                case "--idle" -> idle = Duration.ofMillis(number(value));
                case "--calm" -> calm = Duration.ofSeconds(number(value));
                case "--length" -> length = Duration.ofSeconds(number(value));
                case "--seed" -> seed = number(value);
                case "--history" -> history = Optional.of(Path.of(value));
                case "--check" -> check = Optional.of(Path.of(value));
                default -> throw new IllegalArgumentException("unknown option: " + option);
            }
        }

        private static long number(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("not a number: " + text, e);
            }
        }

        private static List<InetSocketAddress> addresses(String text) {
            List<InetSocketAddress> addresses = new ArrayList<>();
            for (String one : text.split(",", -1)) {
                int colon = one.lastIndexOf(':');
                if (colon < 1) {
                    throw new IllegalArgumentException("not HOST:PORT: " + one);
                }
                int port = Math.toIntExact(number(one.substring(colon + 1)));
                addresses.add(new InetSocketAddress(one.substring(0, colon), port));
            }
            return addresses;
        }

        private static List<Fault> faults(String text) {
            return text.equals("none")
                    ? List.of()
                    : Stream.of(text.split(",", -1)).map(Fault::valueOf).toList();
        }

        /** All that can be done here; those that cannot are told, and why. */
        private static List<Fault> possible(ClusterSetting cluster) {
            List<Fault> possible = new ArrayList<>();
            for (Fault fault : Fault.values()) {
                String obstacle = fault.obstacle(cluster);
                if (obstacle.isEmpty()) {
                    possible.add(fault);
                } else {
                    System.out.println("left out: " + fault + ", which needs " + obstacle);
                }
            }
            return possible;
        }

        /** Those that were asked for: all, or none. */
        private List<Fault> checked(ClusterSetting cluster) {
            for (Fault fault : faults) {
                String obstacle = fault.obstacle(cluster);
                if (!obstacle.isEmpty()) {
                    throw new IllegalArgumentException(fault + " needs " + obstacle);
                }
            }
            return faults;
        }

        StormOptions options() {
            ClusterSetting cluster =
                    cassandras == 0
                            ? ClusterSetting.EMBEDDED
                            : new ClusterSetting(
                                    cassandras,
                                    ClusterSetting.FULL.mailboxes(),
                                    ClusterSetting.FULL.searches(),
                                    ClusterSetting.FULL.frontends());
            return new StormOptions(
                    cluster,
                    endpoints,
                    isTls,
                    password,
                    isEveryFault ? possible(cluster) : checked(cluster),
                    users,
                    sessions,
                    operations,
                    duration,
                    pause,
                    idle,
                    calm,
                    length,
                    seed,
                    history,
                    check);
        }
    }
}
