package io.culver.proto.routing;

import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Makes gRPC know targets such as {@code listed:///a:7143,b:7143}. */
public final class ListedNodesProvider extends NameResolverProvider {
    static final String SCHEME = "listed";

    @Override
    protected boolean isAvailable() {
        return true;
    }

    /** Below that of DNS, which is to be what a target without a scheme means. */
    @Override
    protected int priority() {
        return 4;
    }

    @Override
    public String getDefaultScheme() {
        return SCHEME;
    }

    @Override
    public @Nullable NameResolver newNameResolver(URI target, NameResolver.Args args) {
        if (!SCHEME.equals(target.getScheme())) {
            return null;
        }
        Executor threads =
                Objects.requireNonNull(args.getOffloadExecutor(), "a channel gives its own");
        return new ListedNodes(target.getPath().substring(1), threads);
    }
}
