package io.culver.standalone.administration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How the command line finds the running service: the port that it listens on and the token that
 * opens it, as files in the data directory.
 */
public record AdministrationFiles(Path data) {
    public Path token() {
        return data.resolve("administration.token");
    }

    private Path portFile() {
        return data.resolve("administration.port");
    }

    public void writePort(int port) throws IOException {
        Path fresh = data.resolve("administration.port.new");
        Files.writeString(fresh, port + "\n");
        Files.move(
                fresh,
                portFile(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    public int readPort() throws IOException {
        return Integer.parseInt(Files.readString(portFile()).strip());
    }

    /** When the service has ended, nothing answers there any more. */
    public void delete() throws IOException {
        Files.deleteIfExists(portFile());
        Files.deleteIfExists(token());
    }
}
