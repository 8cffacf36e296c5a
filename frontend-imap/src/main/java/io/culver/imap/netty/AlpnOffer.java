package io.culver.imap.netty;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The protocols that a TLS client says it speaks. RFC 7301 §3.1 */
final class AlpnOffer {

    private static final int VERSION_AND_RANDOM = 2 + 32;
    private static final int ALPN = 16;

    private AlpnOffer() {}

    /** Reads a ClientHello without its handshake header; fails if it ends too early. */
    static List<String> of(ByteBuf clientHello) {
        ByteBuf in = clientHello.duplicate();
        in.skipBytes(VERSION_AND_RANDOM);
        in.skipBytes(in.readUnsignedByte()); // session id
        in.skipBytes(in.readUnsignedShort()); // cipher suites
        in.skipBytes(in.readUnsignedByte()); // compression methods
        if (!in.isReadable()) {
            return List.of();
        }
        ByteBuf extensions = in.readSlice(in.readUnsignedShort());
        while (extensions.isReadable()) {
            int type = extensions.readUnsignedShort();
            ByteBuf content = extensions.readSlice(extensions.readUnsignedShort());
            if (type == ALPN) {
                return names(content.readSlice(content.readUnsignedShort()));
            }
        }
        return List.of();
    }

    private static List<String> names(ByteBuf list) {
        List<String> names = new ArrayList<>();
        while (list.isReadable()) {
            names.add(list.readString(list.readUnsignedByte(), StandardCharsets.US_ASCII));
        }
        return names;
    }
}
