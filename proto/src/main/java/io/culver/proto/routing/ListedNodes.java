package io.culver.proto.routing;

import io.grpc.Attributes;
import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.Status;
import io.grpc.StatusOr;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that are listed one by one, such as {@code listed:///a:7143,b:7143}. Each has the name that
 * stands in the list, whatever its address becomes.
 */
final class ListedNodes extends NameResolver {
    @EquivalentAddressGroup.Attr
    static final Attributes.Key<String> NAME = Attributes.Key.create("culver-node-name");

    private static final Pattern ADDRESS =
            Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+]|[\\w.-]+):(?<port>\\d{1,5})");
    private static final int MAX_PORT = 65_535;

    private final List<Listed> listed;
    private final Executor threads;

    /** Null before the start. */
    private @Nullable Listener2 listener;

    /**
     * @param list comma-separated {@code host:port}; IPv6 addresses in brackets
     * @param threads run what blocks
     * @throws IllegalArgumentException if one of them cannot be read
     */
    ListedNodes(String list, Executor threads) {
        this.listed = Arrays.stream(list.split(",", -1)).map(Listed::parse).toList();
        this.threads = threads;
    }

    private record Listed(String host, int port) {
        static Listed parse(String text) {
            Matcher address = ADDRESS.matcher(text);
            int port = address.matches() ? Integer.parseInt(address.group("port")) : 0;
            if (port < 1 || port > MAX_PORT) {
                throw new IllegalArgumentException("not host:port: " + text);
            }
            return new Listed(address.group("host"), port);
        }

        EquivalentAddressGroup resolve() throws UnknownHostException {
            List<SocketAddress> addresses = new ArrayList<>();
            for (InetAddress address : InetAddress.getAllByName(host)) {
                addresses.add(new InetSocketAddress(address, port));
            }
            return new EquivalentAddressGroup(
                    addresses, Attributes.newBuilder().set(NAME, host + ":" + port).build());
        }
    }

    @Override
    public String getServiceAuthority() {
        return listed.getFirst().host + ":" + listed.getFirst().port;
    }

    @Override
    public void start(Listener2 listener) {
        this.listener = listener;
        refresh();
    }

    @Override
    public void refresh() {
        Listener2 told = listener;
        if (told != null) {
            threads.execute(() -> told.onResult(resolve()));
        }
    }

    /** A node whose host is not known now is left out, as one that is down. */
    private ResolutionResult resolve() {
        List<EquivalentAddressGroup> found = new ArrayList<>();
        Status failure = Status.OK;
        for (Listed it : listed) {
            try {
                found.add(it.resolve());
            } catch (UnknownHostException e) {
                failure =
                        Status.UNAVAILABLE.withDescription("no such host: " + it.host).withCause(e);
            }
        }
        return ResolutionResult.newBuilder()
                .setAddressesOrError(
                        found.isEmpty() ? StatusOr.fromStatus(failure) : StatusOr.fromValue(found))
                .build();
    }

    @Override
    public void shutdown() {
        listener = null;
    }
}
