package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.testkit.imap.ImapClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A host with TLS and one account for all tests of a class. After each of them others must be
 * served as before.
 */
final class SecureHost implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    @SuppressWarnings("NullAway.Init") // beforeAll comes first
    private CulverHost host;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Path folder = Files.createTempDirectory("culver-tls");
        host = new CulverHost(Optional.of(ScratchCertificate.in(folder)));
        host.newAccount();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        servesOthers();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        host.close();
    }

    void servesOthers() {
        try (ImapClient other = connectTls()) {
            host.login(other);
            other.command("SELECT INBOX").orThrow();
        }
    }

    CulverHost host() {
        return host;
    }

    /** A client that has read its greeting. */
    ImapClient connect() {
        return greeted(host.connect());
    }

    /** As {@link #connect}, with TLS from the beginning. */
    ImapClient connectTls() {
        return greeted(ImapClient.connectTlsTrustingAll(host.tlsAddress()));
    }

    private static ImapClient greeted(ImapClient client) {
        assertTrue(client.read().startsWith("* OK"));
        return client;
    }
}
