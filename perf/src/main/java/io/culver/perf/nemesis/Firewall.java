package io.culver.perf.nemesis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What becomes of packets on loopback, by iptables: needs root. Closing it heals, and so does the
 * end of the JVM.
 */
final class Firewall implements AutoCloseable {
    /** A slow link lets so much through at once: more than the largest packet of loopback. */
    private static final String BURST = "128kb";

    private final List<List<String>> rules = new ArrayList<>();
    private final Thread endWithTheJvm = new Thread(this::healAtTheEnd, "end-of-a-firewall");

    Firewall() {
        Runtime.getRuntime().addShutdownHook(endWithTheJvm);
    }

    /** None of them arrives. */
    void drop(Stream<Packets> packets) throws IOException, InterruptedException {
        for (Packets some : packets.toList()) {
            change(some, List.of(), "DROP");
        }
    }

    /**
     * So many of them do not arrive.
     *
     * @param share 0 to 1
     */
    void lose(double share, Stream<Packets> packets) throws IOException, InterruptedException {
        for (Packets some : packets.toList()) {
            change(some, chance(share), "DROP");
        }
    }

    /** So many of them are answered by a reset, which ends their connection. */
    void reset(double share, Stream<Packets> packets) throws IOException, InterruptedException {
        for (Packets some : packets.toList()) {
            change(some, chance(share), "REJECT", "--reject-with", "tcp-reset");
        }
    }

    private static List<String> chance(double share) {
        return List.of(
                "-m",
                "statistic",
                "--mode",
                "random",
                "--probability",
                String.format(Locale.ROOT, "%.4f", share));
    }

    /** What goes beyond so many kilobytes a second does not arrive. */
    void slow(int kilobytes, Stream<Packets> packets) throws IOException, InterruptedException {
        for (Packets some : packets.toList()) {
            List<String> rate =
                    List.of(
                            "-m",
                            "hashlimit",
                            "--hashlimit-name",
                            "storm" + ProcessHandle.current().pid() + "-" + rules.size(),
                            "--hashlimit-above",
                            kilobytes + "kb/s",
                            "--hashlimit-burst",
                            BURST);
            change(some, rate, "DROP");
        }
    }

    private synchronized void change(Packets packets, List<String> condition, String... fate)
            throws IOException, InterruptedException {
        List<String> rule = new ArrayList<>(List.of("INPUT", "-i", "lo"));
        rule.addAll(packets.match());
        rule.addAll(condition);
        rule.add("-j");
        rule.addAll(List.of(fate));
        apply("-I", rule);
        rules.add(rule);
    }

    private static void apply(String how, List<String> rule)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("iptables", "-w", how));
        command.addAll(rule);
        Commands.run(command.toArray(String[]::new));
    }

    private synchronized void heal() throws IOException, InterruptedException {
        while (!rules.isEmpty()) {
            apply("-D", rules.removeLast());
        }
    }

    private void healAtTheEnd() {
        try {
            heal();
        } catch (IOException e) {
            System.err.println("iptables still has rules of the storm: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            heal();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: rules of iptables may be left", e);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(endWithTheJvm);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs by itself.
        }
    }
}
