package io.culver.standalone.mailfile;

import io.culver.model.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A place that mail can be imported from. */
public interface MailSource {
    /** A message that is larger is reported as damaged and left out. */
    DataSize MAX_MESSAGE = DataSize.ofMebibytes(50);

    /** How many octets there are to read, for the progress bar. */
    DataSize size() throws IOException;

    void read(MailVisitor visitor) throws IOException;

    /**
     * Tells by its look what a path is: a Maildir has {@code cur} and {@code new}; any other
     * directory is one of {@code .eml} files; a file that begins with {@code From }, or is named
     * {@code *mbox}, is an mbox; any other file is one message.
     */
    static MailSource of(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (Files.isDirectory(path)) {
            boolean isMaildir =
                    Files.isDirectory(path.resolve("cur"))
                            || Files.isDirectory(path.resolve("new"));
            return isMaildir ? new Maildir(path) : new EmlDirectory(path);
        }
        return Mbox.looksLike(path) ? new Mbox(path) : new EmlDirectory(path);
    }
}
