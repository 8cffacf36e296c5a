package io.culver.perf.nemesis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Packets between two addresses or to a port of loopback that are dropped, by iptables: needs root.
 * Whoever cuts must heal.
 */
final class Firewall {
    private final List<List<String>> rules = new ArrayList<>();

    /** Nothing goes through to a port of this host, and nothing comes back from it. */
    void cutPort(int port) throws IOException, InterruptedException {
        drop("-p", "tcp", "--dport", Integer.toString(port));
        drop("-p", "tcp", "--sport", Integer.toString(port));
    }

    /** Nothing goes from one address to the other; it may come the other way. */
    void cut(String from, String to) throws IOException, InterruptedException {
        drop("-s", from, "-d", to);
    }

    private void drop(String... match) throws IOException, InterruptedException {
        List<String> rule = new ArrayList<>(List.of("INPUT", "-i", "lo"));
        rule.addAll(List.of(match));
        rule.addAll(List.of("-j", "DROP"));
        change("-I", rule);
        rules.add(rule);
    }

    private static void change(String how, List<String> rule)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("iptables", "-w", how));
        command.addAll(rule);
        Commands.run(command.toArray(String[]::new));
    }

    void heal() throws IOException, InterruptedException {
        while (!rules.isEmpty()) {
            change("-D", rules.removeLast());
        }
    }
}
