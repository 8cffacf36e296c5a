package io.culver.perf.nemesis;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Ends TCP connections from outside, by {@code ss -K}: needs root, and a kernel that can. */
final class Connections {
    private Connections() {}

    /** Ends those to an address, at both ends at once. */
    static void end(InetSocketAddress address) throws IOException, InterruptedException {
        String end = address.getAddress().getHostAddress() + ":" + address.getPort();
        Commands.run("ss", "-K", "state", "established", "src", end);
        Commands.run("ss", "-K", "state", "established", "dst", end);
    }
}
