package io.culver.perf.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A history that is being written, by many sessions at once. */
public final class HistoryFile implements Consumer<Event>, AutoCloseable {
    private final BufferedWriter out;

    public HistoryFile(Path file) throws IOException {
        out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void accept(Event event) {
        String text = History.text(event);
        synchronized (out) {
            try {
                out.write(text);
            } catch (IOException e) {
                throw new UncheckedIOException("the history cannot be written", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (out) {
            out.close();
        }
    }
}
