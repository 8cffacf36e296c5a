package io.culver.perf.nemesis;

import io.culver.testkit.cassandra.CassandraProcess;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Cassandra node whose data or commit log has no room left: F24. The folder is moved to a tmpfs
 * for the time, which is then filled up; needs root.
 */
final class FullDisk {
    private static final List<String> FOLDERS = List.of("data", "commitlog");

    /** What the node can still write while it starts. */
    private static final int ROOM_MEBIBYTES = 64;

    /** With room, so that it is full while it works and not while it starts. */
    private static final Duration WITH_ROOM = Duration.ofSeconds(2);

    private static final int PIECE = 1 << 16;

    private FullDisk() {}

    static String cassandra(Scene scene) throws IOException, InterruptedException {
        CassandraProcess node = scene.any(scene.cluster().cassandras());
        Path folder = node.directory().resolve(scene.any(FOLDERS));
        Path aside = folder.resolveSibling(folder.getFileName() + ".aside");
        node.kill();
        Files.move(folder, aside);
        Files.createDirectory(folder);
        mount(aside, folder);
        var unmountAtTheEnd = new Thread(() -> unmount(node, folder), "end-of-a-full-disk");
        Runtime.getRuntime().addShutdownHook(unmountAtTheEnd);
        try {
            copy(aside, folder);
            node.restart();
            Scene.last(WITH_ROOM);
            fill(folder.resolve("ballast"));
            scene.last();
        } finally {
            node.kill();
            Files.deleteIfExists(folder.resolve("ballast"));
            Commands.run("rm", "-rf", aside.toString());
            copy(folder, aside);
            Commands.run("umount", folder.toString());
            Runtime.getRuntime().removeShutdownHook(unmountAtTheEnd);
            Files.delete(folder);
            Files.move(aside, folder);
            node.restart();
        }
        return scene.cluster().name(node) + ", " + folder.getFileName();
    }

    private static void mount(Path contents, Path where) throws IOException, InterruptedException {
        long mebibytes = octetsIn(contents) / (1 << 20) + ROOM_MEBIBYTES;
        Commands.run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + mebibytes + "m",
                "culver-storm",
                where.toString());
    }

    private static long octetsIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toFile).mapToLong(File::length).sum();
        }
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Commands.run("cp", "-a", from.toString() + "/.", Files.createDirectories(to).toString());
    }

    /** Until nothing more goes in. */
    private static void fill(Path file) throws IOException {
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException e) {
            if (!Files.exists(file)) {
                throw e;
            }
        }
    }

    private static void unmount(CassandraProcess node, Path folder) {
        node.kill();
        try {
            var umount = new ProcessBuilder("umount", folder.toString()).start();
            var _ = umount.waitFor(1, TimeUnit.MINUTES);
        } catch (IOException e) {
            System.err.println("still mounted: " + folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
