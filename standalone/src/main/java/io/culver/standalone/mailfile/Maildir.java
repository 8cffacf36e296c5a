package io.culver.standalone.mailfile;

import io.culver.model.DataSize;
import io.culver.model.Flag;
import io.culver.model.Flags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Maildir: one message a file in {@code cur} and {@code new}, its flags after {@code :2,} in the
 * name. Folders beside, named {@code .A.B} as in Maildir++, become mailboxes {@code A/B} below.
 */
public final class Maildir implements MailSource {
    private final Path path;

    public Maildir(Path path) {
        this.path = path;
    }

    @Override
    public DataSize size() throws IOException {
        long octets = 0;
        for (Folder folder : folders()) {
            for (Path file : folder.files()) {
                octets += Files.size(file);
            }
        }
        return new DataSize(octets);
    }

    @Override
    public void read(MailVisitor visitor) throws IOException {
        long done = 0;
        for (Folder folder : folders()) {
            for (Path file : folder.files()) {
                SingleMessage.read(file, flags(file), folder.mailbox(), visitor);
                done += Files.size(file);
                visitor.progress(done);
            }
        }
    }

    private List<Folder> folders() throws IOException {
        List<Folder> folders = new ArrayList<>(List.of(new Folder(path, "")));
        for (Path child : children(path)) {
            String name = String.valueOf(child.getFileName());
            if (name.length() > 1
                    && name.startsWith(".")
                    && Files.isDirectory(child.resolve("cur"))) {
                folders.add(new Folder(child, name.substring(1).replace('.', '/')));
            }
        }
        return folders;
    }

    /** {@code new} holds no flags; in {@code cur} each letter after {@code :2,} is one. */
    private static Flags flags(Path file) {
        String name = String.valueOf(file.getFileName());
        int info = name.lastIndexOf(":2,");
        List<Flag> flags = new ArrayList<>();
        for (char letter : (info < 0 ? "" : name.substring(info + 3)).toCharArray()) {
            switch (letter) {
                case 'D' -> flags.add(Flag.DRAFT);
                case 'F' -> flags.add(Flag.FLAGGED);
                case 'P' -> flags.add(Flag.of("$Forwarded"));
                case 'R' -> flags.add(Flag.ANSWERED);
                case 'S' -> flags.add(Flag.SEEN);
                case 'T' -> flags.add(Flag.DELETED);
                default -> {
                    // A letter of some other program's: not ours to understand.
                }
            }
        }
        return Flags.copyOf(flags);
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    /** One of its folders, with the name of the mailbox that it becomes. */
    private record Folder(Path path, String mailbox) {
        /** Messages by name, which begins with the time of delivery. */
        List<Path> files() throws IOException {
            List<Path> files = new ArrayList<>(children(path.resolve("cur")));
            files.addAll(children(path.resolve("new")));
            files.removeIf(file -> !Files.isRegularFile(file));
            files.sort((a, b) ->
                    String.valueOf(a.getFileName()).compareTo(String.valueOf(b.getFileName())));
            return files;
        }
    }
}
