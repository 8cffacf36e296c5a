package io.culver.mailbox.codec.frame;

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

/**
 * What surrounds each stored message: an octet of format, and a CRC-32C over all the rest and over
 * the place where it stands, so that what was put elsewhere is not taken for it.
 */
public final class Frame {
    /**
     * Raised whenever a reader of today would misread what is written. The checksum stays where it
     * is in every format: so damage can be told from what a newer version wrote.
     */
    private static final byte FORMAT = 1;

    private static final int CRC_AT = 1;
    private static final int HEADER = 5;

    private Frame() {}

    /**
     * Frames a message.
     *
     * @param place what names the place where it will stand; nothing where the message tells
     */
    public static Octets seal(MessageLite message, long... place) {
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
        frame.putInt(CRC_AT, crc(frame, place));
        return Octets.wrap(bytes);
    }

    /** The value of a frame. {@code CORRUPTION} if it is damaged or from a newer version. */
    public static <M, T> T open(
            Octets octets, Parser<M> parser, Function<M, T> decode, long... place) {
        ByteBuffer message = open(octets.asReadOnlyBuffer(), place);
        try {
            return decode.apply(parser.parseFrom(message));
        } catch (MailException refusal) {
            throw refusal.error() == MailError.CORRUPTION ? refusal : senseless();
        } catch (InvalidProtocolBufferException
                | IllegalArgumentException
                | IndexOutOfBoundsException unreadable) {
            throw senseless();
        }
    }

    /** The message within a frame, which is what was written at this place; else likewise. */
    public static ByteBuffer open(ByteBuffer frame, long... place) {
        if (frame.remaining() < HEADER) {
            throw corruption("Stored data are cut short");
        }
        if (frame.getInt(CRC_AT) != crc(frame, place)) {
            throw corruption("Stored data are damaged");
        }
        if (frame.get(0) != FORMAT) {
            throw newer();
        }
        return frame.slice(HEADER, frame.remaining() - HEADER);
    }

    private static int crc(ByteBuffer frame, long... place) {
        CRC32C crc = new CRC32C();
        for (long part : place) {
            crc.update(ByteBuffer.allocate(Long.BYTES).putLong(part).flip());
        }
        crc.update(frame.get(0));
        crc.update(frame.slice(HEADER, frame.capacity() - HEADER));
        return (int) crc.getValue();
    }

    private static MailException senseless() {
        return corruption("Stored data make no sense");
    }

    /** Refuses what only a newer version knows. */
    public static MailException newer() {
        return corruption("Stored data were written by a newer version: upgrade this node");
    }

    /** Refuses what cannot be what was written. */
    public static MailException corruption(String text) {
        return new MailException(MailError.CORRUPTION, text);
    }
}
