package io.culver.testkit.cassandra;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * A Cassandra node in a Docker container: Testcontainers' own Cassandra module would bring a driver
 * of 2016 along.
 */
final class CassandraContainer implements CassandraNode {
    /** The one place that names the image; "none" is for machines that should not ask for it. */
    private static final String IMAGE =
            System.getProperty("culver.cassandra.image", "cassandra:5.0.9");

    private static final String YAML = "/etc/culver/cassandra.yaml";
    private static final String DIRECTORY = "/var/lib/cassandra";
    private static final int STORAGE_PORT = 7000;
    private static final int NATIVE_PORT = 9042;
    private static final int STOP_SECONDS = 30;

    private final GenericContainer<?> container;
    private final InetSocketAddress contactPoint;

    private CassandraContainer(CommitLogSync sync) {
        // A fixed port, because a container that is started again would get another random one.
        int port = Ring.ofOne().nativePort();
        this.container =
                new GenericContainer<>(DockerImageName.parse(IMAGE))
                        .withCopyToContainer(Transferable.of(yaml(sync).text()), YAML)
                        .withEnv("JVM_EXTRA_OPTS", options())
                        .withEnv("MAX_HEAP_SIZE", "768M")
                        .withEnv("HEAP_NEWSIZE", "192M")
                        .withCreateContainerCmdModifier(create -> publish(create, port));
        this.contactPoint =
                new InetSocketAddress(DockerClientFactory.instance().dockerHostIpAddress(), port);
    }

    /** Empty where no Docker engine answers or the image cannot be had. */
    static Optional<CassandraContainer> tryStart(CommitLogSync sync) {
        if (IMAGE.equals("none") || !isImageThere()) {
            return Optional.empty();
        }
        var node = new CassandraContainer(sync);
        node.container.start();
        try {
            node.awaitService();
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
        return Optional.of(node);
    }

    private static boolean isImageThere() {
        try {
            return DockerClientFactory.instance().isDockerAvailable()
                    && !new RemoteDockerImage(DockerImageName.parse(IMAGE)).get().isEmpty();
        } catch (RuntimeException e) {
            // Testcontainers fails in many ways where it cannot pull; none is a reason not to test.
            System.out.println("Docker answers, but gives no " + IMAGE + ": " + e.getMessage());
            return false;
        }
    }

    private static CassandraYaml yaml(CommitLogSync sync) {
        return new CassandraYaml(
                "culver",
                "127.0.0.1:" + STORAGE_PORT,
                "127.0.0.1",
                "0.0.0.0",
                STORAGE_PORT,
                NATIVE_PORT,
                DIRECTORY,
                sync,
                Map.of());
    }

    private static String options() {
        return "-Dcassandra.config=file://"
                + YAML
                + " -Dcassandra.skip_wait_for_gossip_to_settle=0 -Dcassandra.ring_delay_ms=0"
                + " -Dcassandra.superuser_setup_delay_ms=0";
    }

    private static void publish(CreateContainerCmd create, int port) {
        ExposedPort exposed = ExposedPort.tcp(NATIVE_PORT);
        HostConfig host = Objects.requireNonNull(create.getHostConfig(), "set by Testcontainers");
        var binding = new PortBinding(Binding.bindIpAndPort("127.0.0.1", port), exposed);
        create.withExposedPorts(exposed).withHostConfig(host.withPortBindings(binding));
    }

    private void awaitService() {
        Startup.await(this, container::isRunning, container::getLogs);
    }

    @Override
    public InetSocketAddress contactPoint() {
        return contactPoint;
    }

    @Override
    public String kind() {
        return "Docker";
    }

    @Override
    public void stop() {
        DockerClientFactory.lazyClient()
                .stopContainerCmd(container.getContainerId())
                .withTimeout(STOP_SECONDS)
                .exec();
    }

    @Override
    public void kill() {
        DockerClientFactory.lazyClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void restart() {
        DockerClientFactory.lazyClient().startContainerCmd(container.getContainerId()).exec();
        awaitService();
    }

    @Override
    public void pause() {
        container.getDockerClient().pauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void resume() {
        container.getDockerClient().unpauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void close() {
        container.stop(); // kills and removes it
    }
}
