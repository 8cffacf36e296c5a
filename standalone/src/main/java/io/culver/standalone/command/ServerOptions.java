package io.culver.standalone.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code demo} and {@code serve} both take; each sets a key of {@code culver.yml}. */
final class ServerOptions {
    // Picocli leaves options that were not given null; then the key keeps its value.
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory for the embedded store, indexes and the administration token.")
    @Nullable Path data;

    @Option(names = "--address", paramLabel = "ADDRESS", description = "Address to listen on.")
    @Nullable String address;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port for IMAP with STARTTLS; 0 is any.")
    @Nullable Integer port;

    @Option(
            names = "--tls-port",
            paramLabel = "N",
            description = "Port for IMAP over TLS; 0 is any.")
    @Nullable Integer tlsPort;

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "An account to make if it is not there.")
    @Nullable String account;

    @Option(names = "--password", paramLabel = "PASSWORD", description = "The account's password.")
    @Nullable String password;

    @Option(
            names = "--insecure-plaintext-login",
            description = "Let clients log in without TLS; refused on any address but loopback.")
    boolean insecurePlaintextLogin;

    /** The keys that were given. */
    Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "culver.data", data == null ? null : data.toString());
        put(keys, "culver.imap.address", address);
        put(keys, "culver.imap.port", port);
        put(keys, "culver.imap.tls-port", tlsPort);
        put(keys, "culver.imap.insecure-plaintext-login", insecurePlaintextLogin ? true : null);
        return keys;
    }

    static void put(Map<String, Object> keys, String key, @Nullable Object value) {
        if (value != null) {
            keys.put(key, value);
        }
    }
}
