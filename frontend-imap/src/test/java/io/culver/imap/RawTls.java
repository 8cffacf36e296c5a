package io.culver.imap;

import io.culver.testkit.imap.ImapClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** A TLS client that keeps to nothing: it sends octets and reads octets. */
final class RawTls implements AutoCloseable {

    private static final int ALERT = 21;
    private static final int MAX_ANSWER = 64 * 1024;

    /**
     * The NIST curves of 256 and 384 bits, and ECDSA with them. RFC 8422 §5.1.1, RFC 8446 §4.2.3
     */
    private static final byte[] EXTENSIONS = {
        0, 10, 0, 6, 0, 4, 0, 0x17, 0, 0x18, 0, 13, 0, 6, 0, 4, 4, 3, 5, 3
    };

    private final Socket socket = new Socket();

    RawTls(InetSocketAddress server) {
        try {
            socket.connect(server);
            socket.setSoTimeout(Math.toIntExact(ImapClient.PATIENCE.toMillis()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a client says first, as the JDK does. */
    static byte[] clientHello() throws GeneralSecurityException, SSLException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        SSLEngine engine = context.createSSLEngine("localhost", 993);
        engine.setUseClientMode(true);
        ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        var _ = engine.wrap(ByteBuffer.allocate(0), out);
        return Arrays.copyOf(out.array(), out.position());
    }

    /** A ClientHello of one cipher suite, without later versions. RFC 5246 §7.4.1.2 */
    static byte[] oldClientHello(int version, int cipherSuite) {
        ByteBuffer body = ByteBuffer.allocate(41 + 2 + EXTENSIONS.length);
        body.putShort((short) version).put(new byte[32]); // and random
        body.put((byte) 0); // no session
        body.putShort((short) 2).putShort((short) cipherSuite);
        body.put((byte) 1).put((byte) 0); // no compression
        body.putShort((short) EXTENSIONS.length).put(EXTENSIONS);
        ByteBuffer record = ByteBuffer.allocate(5 + 4 + body.capacity());
        record.put((byte) 22).putShort((short) 0x0301).putShort((short) (4 + body.capacity()));
        record.putInt(1 << 24 | body.capacity()).put(body.array());
        return record.array();
    }

    void send(byte[] octets) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(octets);
        out.flush();
    }

    /** The kind of the next record. RFC 8446 §5.1 */
    int readKind() throws IOException {
        return socket.getInputStream().read();
    }

    /** All that comes until the server closes the connection, which it must. */
    byte[] readToEnd() throws IOException {
        try {
            return socket.getInputStream().readNBytes(MAX_ANSWER);
        } catch (SocketException reset) {
            return new byte[0];
        }
    }

    /** The fatal alert that the server ends with. RFC 8446 §6 */
    int readAlert() throws IOException {
        byte[] answer = readToEnd();
        if (answer.length != 7 || answer[0] != ALERT) {
            throw new IllegalStateException("no alert: " + Arrays.toString(answer));
        }
        return answer[6];
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
