package io.culver.mailbox.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The token file of the administration service. */
class AdministrationTokenTest {
    @TempDir private Path folder;

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        Path file = folder.resolve("token");

        AdministrationToken.create(file, new Random(1));

        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void replacesTheTokenOfAnEarlierRunEvenIfOthersCouldReadIt() throws IOException {
        Path file = folder.resolve("token");
        Files.writeString(file, "stale");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        AdministrationToken.create(file, new Random(1));

        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertFalse(Files.readString(file).contains("stale"));
    }

    @Test
    void isShownByWhoeverReadsTheFile() throws IOException {
        Path file = folder.resolve("token");
        AdministrationToken token = AdministrationToken.create(file, new Random(1));

        assertTrue(token.isShownBy(headers(Files.readString(file).strip())));
        assertFalse(token.isShownBy(headers("guess")));
        assertFalse(token.isShownBy(new Metadata()));
    }

    private static Metadata headers(String token) {
        var headers = new Metadata();
        headers.put(AdministrationToken.KEY, token);
        return headers;
    }
}
