package io.culver.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.testkit.imap.ImapClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS that is broken, old or begun at the wrong time. RFC 9325, RFC 9051 §6.2.1 */
class HostileTlsTest {

    private static final int TLS_1_0 = 0x0301;
    private static final int TLS_1_1 = 0x0302;
    private static final int TLS_1_2 = 0x0303;
    private static final int ECDHE_ECDSA_AES_128_GCM = 0xC02B;
    private static final int PROTOCOL_VERSION = 70;

    @RegisterExtension static final SecureHost SERVER = new SecureHost();

    /** Case 15: a handshake message of 16 MiB, announced in nine octets. */
    @Test
    void makesNoRoomForAHugeHandshake() throws IOException {
        try (RawTls client = new RawTls(SERVER.host().tlsAddress())) {
            client.send(new byte[] {22, 3, 1, 0, 4, 1, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF});
            assertTrue(client.readToEnd().length <= 7, "an alert at most");
        }
    }

    /** Case 16. */
    @Test
    void givesTheSameCertificateWhateverNameIsAskedFor() throws Exception {
        for (int i = 0; i < 300; i++) {
            try (SSLSocket socket = socket()) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName("n" + i + ".example.org")));
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                assertEquals(1, socket.getSession().getPeerCertificates().length);
            }
        }
    }

    /** Case 17. */
    @Test
    void refusesTheProtocolsOfOthers() throws Exception {
        try (SSLSocket socket = socket()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"http/1.1"});
            socket.setSSLParameters(parameters);
            var refused = assertThrows(IOException.class, socket::startHandshake);
            String text = String.valueOf(refused.getMessage());
            assertTrue(text.contains("no_application_protocol"), text);
        }
    }

    /** Case 19. RFC 8996, RFC 9325 §3.1.1 */
    @ParameterizedTest
    @ValueSource(ints = {0x0300, TLS_1_0, TLS_1_1})
    void refusesOldVersions(int version) throws IOException {
        try (RawTls client = new RawTls(SERVER.host().tlsAddress())) {
            client.send(RawTls.oldClientHello(version, ECDHE_ECDSA_AES_128_GCM));
            assertEquals(PROTOCOL_VERSION, client.readAlert());
        }
    }

    /** Case 19: NULL, export, RC4, DES, 3DES, anonymous. RFC 9325 §4.1 */
    @ParameterizedTest
    @ValueSource(ints = {0x0001, 0x0003, 0x0005, 0x0009, 0x000A, 0x0034})
    void refusesWeakCiphers(int cipherSuite) throws IOException {
        try (RawTls client = new RawTls(SERVER.host().tlsAddress())) {
            client.send(RawTls.oldClientHello(TLS_1_2, cipherSuite));
            assertEquals(40, client.readAlert(), "handshake_failure");
        }
    }

    /** What is refused in the two tests before is not the client itself. */
    @Test
    void takesTheSameClientWithAGoodCipher() throws IOException {
        try (RawTls client = new RawTls(SERVER.host().tlsAddress())) {
            client.send(RawTls.oldClientHello(TLS_1_2, ECDHE_ECDSA_AES_128_GCM));
            assertEquals(22, client.readKind(), "a ServerHello");
        }
    }

    /** Case 19. RFC 9325 §3.5 */
    @Test
    void doesNotRenegotiate() throws Exception {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            socket.getOutputStream().write("a NOOP\r\n".getBytes(ISO_8859_1));
            assertEquals('*', socket.getInputStream().read());
            assertThrows(
                    IOException.class,
                    () -> {
                        socket.startHandshake();
                        socket.getInputStream().readAllBytes();
                    });
        }
    }

    /** Cases 27 and 28: what a man in the middle puts behind STARTTLS. Rule A4. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "b NOOP\r\n",
                "b LOGIN user1@example.org {13+}\r\ncorrect horse\r\n",
                "b LOGIN {20+}\r\nxx",
                "b LOGIN x {5}\r\n",
                "b AUTHENTICATE PLAIN\r\nAGEAYg==\r\n",
                "b NOOP ((((",
                "b NOOP\r\nc STARTTLS\r\nd NOOP\r\n"
            })
    void forgetsWhatWasInjected(String injected) {
        try (ImapClient client = SERVER.connect()) {
            client.send(("a STARTTLS\r\n" + injected).getBytes(ISO_8859_1));
            assertTrue(client.read().startsWith("a OK"));
            client.handshakeTrustingAll();
            client.sendLine("e CAPABILITY");
            String capabilities = client.read().text();
            assertTrue(capabilities.startsWith("* CAPABILITY"), capabilities);
            assertTrue(capabilities.contains("AUTH=PLAIN"), "not logged in: " + capabilities);
            assertTrue(client.read().startsWith("e OK"));
        }
    }

    /** Case 28: what is injected looks like TLS. */
    @Test
    void doesNotTakeInjectedOctetsForTls() {
        try (ImapClient client = SERVER.connect()) {
            client.send("a STARTTLS\r\n\u0016\u0003\u0001\0\u0005hello".getBytes(ISO_8859_1));
            assertTrue(client.read().startsWith("a OK"));
            client.handshakeTrustingAll();
            assertTrue(client.command("NOOP").isOk());
        }
    }

    /** Case 29: commands run one after the other. */
    @Test
    void beginsTlsOnlyBetweenCommands() {
        try (ImapClient client = SERVER.connect()) {
            client.send("a ID NIL\r\nb NOOP\r\nc STARTTLS\r\n".getBytes(ISO_8859_1));
            for (String start : List.of("* ID", "a OK", "b OK", "c OK")) {
                assertTrue(client.read().startsWith(start));
            }
            client.handshakeTrustingAll();
            assertTrue(client.command("NOOP").isOk());
        }
    }

    /** Case 30. Rule A6. */
    @Test
    void takesStartTlsInSaslForAResponse() {
        try (ImapClient client = SERVER.connectTls()) {
            client.sendLine("a AUTHENTICATE PLAIN");
            assertTrue(client.read().isContinuation());
            client.sendLine("STARTTLS");
            assertTrue(client.read().startsWith("a NO [AUTHENTICATIONFAILED]"));
        }
    }

    /** Case 31. Rule A5. */
    @Test
    void beginsTlsOnce() {
        try (ImapClient client = SERVER.connect()) {
            client.startTlsTrustingAll();
            assertTrue(client.command("STARTTLS").status().startsWith("BAD"));
            SERVER.host().login(client);
            assertTrue(client.command("STARTTLS").status().startsWith("BAD"));
            client.command("SELECT INBOX").orThrow();
            assertTrue(client.command("STARTTLS").status().startsWith("BAD"));
        }
        try (ImapClient client = SERVER.connectTls()) {
            assertTrue(client.command("STARTTLS").status().startsWith("BAD"));
        }
    }

    /** Case 33: the right password and a wrong one get the same answer. Rule A7. */
    @ParameterizedTest
    @CsvSource({"correct horse", "wrong"})
    void looksAtNoPasswordThatOthersCouldRead(String password) {
        int before = SERVER.host().hits("unencrypted-login");
        try (ImapClient client = SERVER.connect()) {
            String refused = client.login(SERVER.host().login(), password).status();
            assertTrue(refused.startsWith("NO [PRIVACYREQUIRED]"), refused);
            String sasl = client.command("AUTHENTICATE PLAIN").status();
            assertTrue(sasl.startsWith("NO [PRIVACYREQUIRED]"), sasl);
            assertFalse(client.command("SELECT INBOX").isOk());
        }
        assertEquals(before + 2, SERVER.host().hits("unencrypted-login"));
    }

    private static SSLSocket socket() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAnybody()}, new SecureRandom());
        InetSocketAddress server = SERVER.host().tlsAddress();
        var socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(server.getAddress(), server.getPort());
        socket.setSoTimeout(Math.toIntExact(ImapClient.PATIENCE.toMillis()));
        return socket;
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
