package io.culver.proto.routing;

import io.grpc.LoadBalancer;
import io.grpc.LoadBalancerProvider;

/** Makes gRPC know the policy {@value #POLICY}. */
public final class RendezvousProvider extends LoadBalancerProvider {
    static final String POLICY = "rendezvous";

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public int getPriority() {
        return 5;
    }

    @Override
    public String getPolicyName() {
        return POLICY;
    }

    @Override
    public LoadBalancer newLoadBalancer(LoadBalancer.Helper helper) {
        return new RendezvousBalancer(helper);
    }
}
