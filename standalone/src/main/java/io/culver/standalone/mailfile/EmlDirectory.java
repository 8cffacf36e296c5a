package io.culver.standalone.mailfile;

import io.culver.model.DataSize;
import io.culver.model.Flags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A directory, with those below, of {@code .eml} files; or one such file by itself. */
public final class EmlDirectory implements MailSource {
    private final Path path;

    public EmlDirectory(Path path) {
        this.path = path;
    }

    @Override
    public DataSize size() throws IOException {
        long octets = 0;
        for (Path file : files()) {
            octets += Files.size(file);
        }
        return new DataSize(octets);
    }

    @Override
    public void read(MailVisitor visitor) throws IOException {
        long done = 0;
        for (Path file : files()) {
            SingleMessage.read(file, Flags.NONE, "", visitor);
            done += Files.size(file);
            visitor.progress(done);
        }
    }

    private List<Path> files() throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> below = Files.walk(path)) {
            return below.filter(EmlDirectory::isMessage).sorted().toList();
        }
    }

    private static boolean isMessage(Path file) {
        return Files.isRegularFile(file)
                && file.toString().toLowerCase(Locale.ROOT).endsWith(".eml");
    }
}
