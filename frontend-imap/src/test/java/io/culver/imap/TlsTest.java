package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.testkit.imap.ImapClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** STARTTLS, implicit TLS and what may be said before. RFC 9051 §6.2.1, RFC 8314 §3 */
class TlsTest {

    @RegisterExtension static final SecureHost SERVER = new SecureHost();

    private static String capabilities(ImapClient client) {
        return client.command("CAPABILITY").orThrow().untagged().getFirst().text();
    }

    /** Rules A7, A8. */
    @Test
    void takesNoPasswordBeforeTls() {
        try (ImapClient client = SERVER.connect()) {
            String before = capabilities(client);
            assertTrue(before.contains("STARTTLS LOGINDISABLED"), before);
            assertFalse(before.contains("AUTH=PLAIN"), before);
            var refused = client.login(SERVER.host().login(), "whatever").tagged().text();
            assertTrue(refused.contains("NO [PRIVACYREQUIRED]"), refused);
        }
    }

    /** Rules A5, A6, A8. */
    @Test
    void logsInAfterStartTls() {
        try (ImapClient client = SERVER.connect()) {
            client.startTlsTrustingAll();
            String after = capabilities(client);
            assertTrue(after.contains("AUTH=PLAIN"), after);
            assertFalse(after.contains("STARTTLS"), after);
            assertFalse(after.contains("LOGINDISABLED"), after);
            assertTrue(client.command("STARTTLS").status().startsWith("BAD"));
            SERVER.host().login(client);
        }
    }

    /** Rules A1, A8. */
    @Test
    void logsInOverImplicitTls() {
        try (ImapClient client = ImapClient.connectTlsTrustingAll(SERVER.host().tlsAddress())) {
            String greeting = client.read().text();
            assertTrue(greeting.startsWith("* OK [CAPABILITY IMAP4rev1"), greeting);
            SERVER.host().login(client);
        }
    }

    /** The greeting and the login say what CAPABILITY would say. Rules A1, A11. */
    @Test
    void tellsUnaskedWhatItCanDo() {
        try (ImapClient client = ImapClient.connectTlsTrustingAll(SERVER.host().tlsAddress())) {
            String greeting = client.read().text();
            String before = capabilities(client).substring("* ".length());
            assertTrue(greeting.startsWith("* OK [" + before + "] "), greeting);
            String login = client.login(SERVER.host().login(), CulverHost.PASSWORD).status();
            String after = capabilities(client).substring("* ".length());
            assertTrue(login.startsWith("OK [" + after + "] "), login);
            assertNotEquals(before, after);
        }
    }

    /** What a man in the middle puts behind STARTTLS is never carried out. Rules A4, A6. */
    @Test
    void forgetsWhatCameBeforeTls() {
        try (ImapClient client = SERVER.connect()) {
            client.send(
                    "a STARTTLS\r\nb NOOP\r\nc LOGIN {20+}\r\nxx"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = client.read().text();
            assertTrue(answer.startsWith("a OK"), answer);
            client.handshakeTrustingAll();
            client.sendLine("d NOOP");
            String next = client.read().text();
            assertTrue(next.startsWith("d OK"), next);
        }
    }

    @Test
    void speaksImapOnlyToThoseWhoCameForIt() throws Exception {
        assertEquals("imap", handshake("imap"));
        assertEquals("", handshake());
        assertThrows(SSLException.class, () -> handshake("http/1.1"));
    }

    private static String handshake(String... protocols) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAnybody()}, new SecureRandom());
        var server = SERVER.host().tlsAddress();
        try (SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(server.getAddress(), server.getPort())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(protocols);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket.getApplicationProtocol();
        }
    }

    private static final class TrustAnybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
