package io.culver.perf.nemesis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The control group of memory that a process is started in, so that the kernel kills it when there
 * is no more: F29. Needs root and version 1 of control groups.
 */
final class Shortage implements AutoCloseable {
    static final Path ROOT = Path.of("/sys/fs/cgroup/memory");
    private static final long LITTLE = 1 << 20;

    /** A heap in which a node starts and cannot work for long. */
    private static final String SMALL_HEAP = "-Xmx24m";

    private final Path group;

    private Shortage(Path group) {
        this.group = group;
    }

    static Shortage prepare(String name) throws IOException {
        String unique = "culver-storm-" + ProcessHandle.current().pid() + "-" + name;
        return new Shortage(Files.createDirectory(ROOT.resolve(unique.replace(' ', '-'))));
    }

    /** A command that runs another in the group. */
    List<String> command() {
        String join = "echo $$ > " + group.resolve("cgroup.procs") + " && exec \"$@\"";
        return List.of("sh", "-c", join, "sh");
    }

    /** Hardly more than is used now: whoever takes more is killed. */
    private void limit() throws IOException {
        String used = Files.readString(group.resolve("memory.usage_in_bytes")).strip();
        write(Long.parseLong(used) + LITTLE);
    }

    private void unlimit() throws IOException {
        write(-1);
    }

    private void write(long octets) throws IOException {
        Files.writeString(group.resolve("memory.limit_in_bytes"), Long.toString(octets));
    }

    /** Removes the group, in which no process may be any more. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(group);
        } catch (IOException e) {
            System.err.println("still there: " + group + ": " + e.getMessage());
        }
    }

    /** By the kernel, or by the JVM itself because its heap is full. */
    static String anyProcess(Scene scene) throws IOException, InterruptedException {
        Member member = scene.any(scene.cluster().members().toList());
        return scene.random().nextBoolean() ? ofMachine(scene, member) : ofHeap(scene, member);
    }

    private static String ofMachine(Scene scene, Member member)
            throws IOException, InterruptedException {
        Optional<Shortage> shortage = member.shortage();
        if (shortage.isEmpty()) {
            throw new IOException(member.name() + " is in no control group");
        }
        shortage.get().limit();
        scene.last();
        boolean isDead = !member.isAlive();
        member.kill();
        shortage.get().unlimit();
        member.restart();
        return member.name() + (isDead ? ", killed by the kernel" : ", survived it");
    }

    private static String ofHeap(Scene scene, Member member)
            throws IOException, InterruptedException {
        member.stop();
        member.launchWith(SMALL_HEAP);
        scene.last();
        boolean isDead = !member.isAlive();
        member.kill();
        member.restart();
        return member.name()
                + " with "
                + SMALL_HEAP
                + (isDead ? ", ended itself" : ", survived it");
    }
}
