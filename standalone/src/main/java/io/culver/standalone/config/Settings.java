package io.culver.standalone.config;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.HashMap;
import java.util.Map;

/** All that is set, bound and ready: one record a concern. Closing it ends the context. */
public final class Settings implements AutoCloseable {
    private final ApplicationContext context;

    private Settings(ApplicationContext context) {
        this.context = context;
    }

    /** Binds the defaults with {@code set} over them. */
    public static Settings of(Map<String, Object> set) {
        Map<String, Object> all = new HashMap<>(ConfigFile.defaults());
        all.putAll(set);
        all.put("micronaut.server.host", all.get("culver.management.address"));
        all.put("micronaut.server.port", all.get("culver.management.port"));
        all.put("endpoints.all.enabled", false);
        all.put("endpoints.health.enabled", true);
        all.put("endpoints.health.sensitive", false);
        all.put("endpoints.health.details-visible", "ANONYMOUS");
        all.put("endpoints.health.disk-space.path", all.get("culver.data"));
        all.put("endpoints.prometheus.enabled", true);
        all.put("endpoints.prometheus.sensitive", false);
        all.put("micronaut.metrics.enabled", true);
        all.put("micronaut.metrics.export.prometheus.enabled", true);
        ApplicationContext context =
                ApplicationContext.builder()
                        .properties(all)
                        .banner(false)
                        .deduceEnvironment(false)
                        .build()
                        .start();
        return new Settings(context);
    }

    public ApplicationContext context() {
        return context;
    }

    public ServerSettings server() {
        return bound(ServerSettings.class);
    }

    public ImapSettings imap() {
        return bound(ImapSettings.class);
    }

    public LimitSettings limits() {
        return bound(LimitSettings.class);
    }

    public MailboxSettings mailbox() {
        return bound(MailboxSettings.class);
    }

    public QuotaSettings quota() {
        return bound(QuotaSettings.class);
    }

    public SearchSettings search() {
        return bound(SearchSettings.class);
    }

    public EmbeddedSettings embedded() {
        return bound(EmbeddedSettings.class);
    }

    public CassandraSettings cassandra() {
        return bound(CassandraSettings.class);
    }

    public AdministrationSettings administration() {
        return bound(AdministrationSettings.class);
    }

    public ManagementSettings management() {
        return bound(ManagementSettings.class);
    }

    public TracingSettings tracing() {
        return bound(TracingSettings.class);
    }

    private <T> T bound(Class<T> type) {
        try {
            return context.getBean(type);
        } catch (ConfigurationException
                | io.micronaut.context.exceptions.BeanInstantiationException e) {
            throw new io.culver.standalone.config.ConfigurationException(
                    "a value of " + type.getSimpleName() + " cannot be read: " + rootText(e), e);
        }
    }

    private static String rootText(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        context.close();
    }
}
