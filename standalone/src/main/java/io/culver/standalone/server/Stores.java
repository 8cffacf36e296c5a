package io.culver.standalone.server;

import io.culver.mailbox.store.Store;
import io.culver.mailbox.store.cassandra.CassandraConfig;
import io.culver.mailbox.store.cassandra.CassandraStore;
import io.culver.mailbox.store.embedded.EmbeddedConfig;
import io.culver.mailbox.store.embedded.EmbeddedStore;
import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.model.DataSize;
import io.culver.standalone.config.CassandraSettings;
import io.culver.standalone.config.ConfigurationException;
import io.culver.standalone.config.Settings;
import io.culver.standalone.config.StoreKind;
import io.opentelemetry.api.OpenTelemetry;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens the store that is set. */
final class Stores {
    private Stores() {}

    static Store open(Settings settings, OpenTelemetry telemetry) {
        return switch (StoreKind.parse(settings.server().store())) {
            case EMBEDDED -> embedded(settings);
            case CASSANDRA -> CassandraStore.open(cassandra(settings.cassandra()), telemetry);
            case MEMORY -> new MemoryStore();
        };
    }

    private static Store embedded(Settings settings) {
        DataSize cache = DataSize.ofMebibytes(settings.embedded().cacheMebibytes());
        Path folder = Path.of(settings.server().data()).resolve("store");
        EmbeddedConfig defaults = EmbeddedConfig.in(folder);
        return EmbeddedStore.open(new EmbeddedConfig(folder, cache, defaults.writeBuffers()));
    }

    private static CassandraConfig cassandra(CassandraSettings settings) {
        List<InetSocketAddress> contactPoints = new ArrayList<>();
        for (String point : settings.contactPoints().split(",", -1)) {
            contactPoints.add(Addresses.parse("culver.cassandra.contact-points", point.strip()));
        }
        try {
            return CassandraConfig.of(contactPoints, settings.datacenter())
                    .withKeyspace(settings.keyspace(), settings.replicationFactor());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("culver.cassandra: " + e.getMessage(), e);
        }
    }
}
