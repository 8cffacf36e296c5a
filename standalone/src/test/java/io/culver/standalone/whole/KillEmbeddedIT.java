package io.culver.standalone.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * kill -9 of the one process, in the middle of eight clients appending: promise 1 of design.
 *
 * <p>Rules F3, F12.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillEmbeddedIT {
    private static final int CLIENTS = 8;
    private static final int PROMISED = 300;
    private static final int ROUNDS = 2;

    @TempDir private Path data;

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void whatGotOkIsThereOnceAfterKill9() throws IOException, InterruptedException {
        Ledger ledger = new Ledger();
        for (int round = 1; round <= ROUNDS; round++) {
            int port = CulverProcess.freePort();
            try (CulverProcess culver = start(port)) {
                ledger.appendUntilCutOff(port, CLIENTS, PROMISED, () -> kill(culver));
            }
        }
        assertTrue(ledger.promised() >= ROUNDS * PROMISED, "promised " + ledger.promised());
        int port = CulverProcess.freePort();
        try (CulverProcess culver = start(port)) {
            assertEquals(List.of(), ledger.differences(port));
            assertEquals(143, culver.stop(), culver::output); // 128 + SIGTERM
        }
    }

    private CulverProcess start(int port) throws IOException, InterruptedException {
        return CulverProcess.start(
                "serve",
                "--store=embedded",
                "--data=" + data,
                "--port=" + port,
                "--insecure-plaintext-login",
                "--account=" + CulverProcess.ACCOUNT,
                "--password=" + CulverProcess.PASSWORD);
    }

    private static void kill(CulverProcess culver) {
        try {
            culver.kill();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
