package io.culver.testkit.mail;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A valid PNG picture of grey noise: pictures do not compress, and neither does it. */
final class NoisePng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private NoisePng() {}

    static byte[] square(Chance chance, int side) {
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        byte[] header = new byte[13];
        // Width, height, 8 bits a pixel; grey, and the only methods that there are, are zeros.
        ByteBuffer.wrap(header).putInt(side).putInt(side).put((byte) 8);
        chunk(png, "IHDR", header);
        chunk(png, "IDAT", pixels(chance, side));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] pixels(Chance chance, int side) {
        byte[] rows = chance.octets(side * (side + 1));
        for (int i = 0; i < rows.length; i += side + 1) {
            rows[i] = 0; // filter type: none
        }
        // Stored, not compressed: the same bytes from every version of zlib.
        var deflater = new Deflater(Deflater.NO_COMPRESSION);
        deflater.setInput(rows);
        deflater.finish();
        byte[] buffer = new byte[rows.length + 1024];
        int length = deflater.deflate(buffer);
        deflater.end();
        return ByteBuffer.allocate(length).put(buffer, 0, length).array();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(name);
        png.writeBytes(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
