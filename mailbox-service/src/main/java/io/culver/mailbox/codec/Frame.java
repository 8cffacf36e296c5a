package io.culver.mailbox.codec;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.zip.CRC32C;

/** What surrounds each stored message: an octet of format, and a CRC-32C over all the rest. */
final class Frame {
    /** Raised whenever a reader of today would misread what is written. */
    private static final byte FORMAT = 1;

    private static final int CRC_AT = 1;
    private static final int HEADER = 5;

    private Frame() {}

    static Octets seal(MessageLite message) {
        byte[] bytes = new byte[HEADER + message.getSerializedSize()];
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        try {
            CodedOutputStream out =
                    CodedOutputStream.newInstance(bytes, HEADER, bytes.length - HEADER);
            message.writeTo(out);
            out.checkNoSpaceLeft();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        frame.put(0, FORMAT);
        frame.putInt(CRC_AT, crc(frame));
        return Octets.wrap(bytes);
    }

    /** The value of a frame. {@code CORRUPTION} if it is damaged or from a newer version. */
    static <M, T> T open(Octets octets, Parser<M> parser, Function<M, T> decode) {
        ByteBuffer frame = octets.asReadOnlyBuffer();
        if (frame.remaining() < HEADER) {
            throw corruption("Stored data are cut short");
        }
        if (frame.get(0) != FORMAT) {
            throw corruption("Stored data are of a format that this version does not know");
        }
        if (frame.getInt(CRC_AT) != crc(frame)) {
            throw corruption("Stored data are damaged");
        }
        try {
            return decode.apply(parser.parseFrom(frame.slice(HEADER, frame.remaining() - HEADER)));
        } catch (InvalidProtocolBufferException
                | MailException
                | IllegalArgumentException
                | IndexOutOfBoundsException unreadable) {
            throw corruption("Stored data make no sense");
        }
    }

    private static int crc(ByteBuffer frame) {
        CRC32C crc = new CRC32C();
        crc.update(frame.get(0));
        crc.update(frame.slice(HEADER, frame.capacity() - HEADER));
        return (int) crc.getValue();
    }

    static MailException corruption(String text) {
        return new MailException(MailError.CORRUPTION, text);
    }
}
