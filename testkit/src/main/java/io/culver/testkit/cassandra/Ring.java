package io.culver.testkit.cassandra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The addresses and ports of a ring on loopback. The ports were free a moment ago on each address,
 * so that test runs beside each other do not meet.
 */
record Ring(List<String> addresses, int storagePort, int nativePort) {

    private static final int ATTEMPTS = 50;

    Ring {
        addresses = List.copyOf(addresses);
    }

    static Ring ofOne() {
        return of(1);
    }

    static Ring of(int size) {
        List<String> addresses = new ArrayList<>(size);
        for (int i = 1; i <= size; i++) {
            addresses.add("127.0.0." + i);
        }
        int storage = freePort(addresses);
        int nativePort = freePort(addresses);
        return new Ring(addresses, storage, nativePort);
    }

    InetSocketAddress contactPoint(int node) {
        return new InetSocketAddress(addresses.get(node), nativePort);
    }

    /** Every node is a seed: a seed does not wait to stream data that nobody has yet. */
    String seeds() {
        return addresses.stream()
                .map(address -> address + ":" + storagePort)
                .collect(Collectors.joining(","));
    }

    private static int freePort(List<String> addresses) {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = anyFreePort(addresses.getFirst());
            if (addresses.stream().allMatch(address -> isFree(address, port))) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free on all of " + addresses);
    }

    private static int anyFreePort(String address) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + address, e);
        }
    }

    private static boolean isFree(String address, int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
