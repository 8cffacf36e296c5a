package io.culver.mailbox.ingest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.codec.meta.StoredMeta;
import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No message, whatever is in it, makes a meta that is too large to be kept and sent whole. */
class MetaSizeTest {
    /** gRPC carries 4 MiB; the rest is for what goes around it. */
    private static final int META_OCTETS_MAX = 3 << 20;

    private static final String MULTIPART = "Content-Type: multipart/x; boundary=b\r\n";

    record Bomb(String name, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bomb> bombs() {
        String addresses = "a@b,".repeat(10_000);
        return Stream.of(
                new Bomb(
                        "addresses in every field",
                        Stream.of("From", "Sender", "Reply-To", "To", "Cc", "Bcc")
                                .map(name -> name + ": " + addresses + "\r\n")
                                .collect(Collectors.joining())),
                new Bomb("long addresses", "To: " + ("a".repeat(500) + "@b,").repeat(10_000)),
                new Bomb(
                        "long fields",
                        Stream.of("Subject", "Message-ID", "In-Reply-To", "Date", "Content-ID")
                                .map(name -> name + ": " + "x".repeat(2 << 20) + "\r\n")
                                .collect(Collectors.joining())),
                new Bomb(
                        "parts with many parameters",
                        parts(i -> "Content-Type: a/b" + ";p=v".repeat(100) + "\r\n")),
                new Bomb(
                        "parts of long types",
                        parts(i -> "Content-Type: " + "a".repeat(127) + "/" + "b".repeat(127))),
                new Bomb(
                        "parts in unknown encodings",
                        parts(i -> "Content-Transfer-Encoding: " + "e".repeat(127))),
                new Bomb("parts with descriptions", parts(i -> "Content-ID: " + "x".repeat(900))),
                new Bomb(
                        "messages with long subjects",
                        parts(i ->
                                "Content-Type: message/rfc822\r\n\r\nSubject: "
                                        + "s".repeat(900)
                                        + "\r\nTo: "
                                        + "a@b,".repeat(20))),
                new Bomb(
                        "values that grow when they are decoded",
                        "Content-Type: a/b; p*0*=windows-1252''; p*1=\""
                                + "\u0080".repeat(1 << 20)
                                + "\""),
                new Bomb("plain parts", parts(i -> "X: y")));
    }

    private static String parts(IntFunction<String> header) {
        return IntStream.range(0, 12_000)
                .mapToObj(i -> "--b\r\n" + header.apply(i) + "\r\n\r\n\r\n")
                .collect(Collectors.joining("", MULTIPART + "\r\n", "--b--\r\n"));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void isBounded(Bomb bomb) {
        int octets = metaOctets(bomb.message());
        assertTrue(octets <= META_OCTETS_MAX, () -> octets + " octets");
    }

    @Test
    void isSmallForSmallMessages() {
        assertTrue(metaOctets("From: a@b\r\nSubject: s\r\n\r\nhello") < 400);
    }

    private static int metaOctets(String message) {
        byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
        try (var store = new MemoryStore()) {
            var content =
                    new ContentWriter(
                            store.blobs(),
                            new PendingWrites(Runnable::run),
                            new BlobId(UUID.randomUUID()),
                            new DataSize(octets.length));
            content.write(ByteBuffer.wrap(octets));
            return StoredMeta.of(content.finish()).only(Set.of()).size();
        }
    }
}
