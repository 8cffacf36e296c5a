package io.culver.testkit.cassandra;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks a node for its OPTIONS in CQL's native protocol v4. An open port says less: Docker's proxy
 * opens it before the node is there.
 */
final class CqlProbe {
    private static final int PATIENCE_MILLIS = 2000;
    private static final byte[] OPTIONS_REQUEST = {0x04, 0, 0, 0, 0x05, 0, 0, 0, 0};
    private static final int HEADER_LENGTH = 9;
    private static final int OPCODE_AT = 4;
    private static final byte SUPPORTED = 0x06;

    private CqlProbe() {}

    static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(OPTIONS_REQUEST);
            byte[] header = socket.getInputStream().readNBytes(HEADER_LENGTH);
            return header.length == HEADER_LENGTH && header[OPCODE_AT] == SUPPORTED;
        } catch (IOException e) {
            return false;
        }
    }
}
