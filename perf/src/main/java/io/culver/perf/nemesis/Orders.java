package io.culver.perf.nemesis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/**
 * What processes are made to believe of their disk and their clock while they run: a library in C
 * that is loaded into them asks a file each time. It also gives their connections an address of
 * their own, which Cassandra does not.
 */
final class Orders {
    private static final int DELAY_AT = 0;
    private static final int OFFSET_AT = Long.BYTES;
    private static final int SIZE = 2 * Long.BYTES;

    private final Path library;
    private final Path file;

    private Orders(Path library, Path file) {
        this.library = library;
        this.file = file;
    }

    /** Compiles the library: needs a C compiler named {@code cc}. */
    static Orders prepare(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("orders.c");
        Path library = folder.resolve("orders.so");
        try (InputStream in = Orders.class.getResourceAsStream("orders.c")) {
            if (in == null) {
                throw new IOException("orders.c is not on the class path");
            }
            Files.write(source, in.readAllBytes());
        }
        Commands.run("cc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString());
        Path file = folder.resolve("orders");
        Files.write(file, new byte[SIZE]);
        return new Orders(library, file);
    }

    /**
     * What a process needs to obey.
     *
     * @param source where its connections on loopback come from
     */
    Map<String, String> environment(String source) {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "CULVER_STORM_ORDERS",
                file.toString(),
                "CULVER_STORM_SOURCE",
                source);
    }

    /** Each write waits so long before it is on disk. */
    void delaySync(Duration time) {
        write(DELAY_AT, time.toMillis());
    }

    /** The wall clock is so much ahead; elapsed time stays true. */
    void moveClock(Duration offset) {
        write(OFFSET_AT, offset.toMillis());
    }

    private void write(int at, long value) {
        ByteBuffer octets = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        octets.putLong(value).flip();
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            out.write(octets, at);
        } catch (IOException e) {
            throw new UncheckedIOException("no orders can be given", e);
        }
    }
}
