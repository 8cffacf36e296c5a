package io.culver.standalone.server;

import io.culver.standalone.config.ConfigurationException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Addresses as an operator writes them. */
final class Addresses {
    private static final int MAX_PORT = 65_535;

    private Addresses() {}

    /** {@code host:port}. */
    static InetSocketAddress parse(String key, String text) {
        int colon = text.lastIndexOf(':');
        try {
            if (colon > 0) {
                int port = Integer.parseInt(text.substring(colon + 1));
                return of(key, text.substring(0, colon), port);
            }
        } catch (NumberFormatException e) {
            throw new ConfigurationException(key + " is not host:port: " + text, e);
        }
        throw new ConfigurationException(key + " is not host:port: " + text);
    }

    /**
     * Whether it is this process that others find at {@code node}. Asks for the address of its
     * host.
     *
     * @param listening where this process takes calls
     */
    static boolean isHere(String node, InetSocketAddress listening) {
        InetSocketAddress there;
        try {
            there = parse("node", node);
        } catch (ConfigurationException unknown) {
            return false;
        }
        if (there.getPort() != listening.getPort()) {
            return false;
        }
        return listening.getAddress().isAnyLocalAddress()
                ? isLocal(there.getAddress())
                : listening.getAddress().equals(there.getAddress());
    }

    private static boolean isLocal(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    static InetSocketAddress of(String key, String host, int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new ConfigurationException(key + ": port out of range: " + port);
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new ConfigurationException(key + ": no such host: " + host);
        }
        return address;
    }
}
