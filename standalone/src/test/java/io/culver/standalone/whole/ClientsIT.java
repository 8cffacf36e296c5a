package io.culver.standalone.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Clients that people use, as their scripts in {@code src/test/clients} drive them, against the
 * whole program. Those that are not installed are skipped.
 */
@Execution(ExecutionMode.CONCURRENT)
class ClientsIT {
    private static final Path SCRIPTS = Path.of("src/test/clients").toAbsolutePath();
    private static final long MINUTES_MAX = 4;
    private static final int SKIPPED = 77;

    @TempDir private static Path folder;
    private static CulverProcess culver;
    private static int port;
    private static int tlsPort;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        port = CulverProcess.freePort();
        tlsPort = CulverProcess.freePort();
        culver =
                CulverProcess.start(
                        "demo",
                        "--empty",
                        "--data=" + folder.resolve("data"),
                        "--port=" + port,
                        "--tls-port=" + tlsPort,
                        "--account=" + CulverProcess.ACCOUNT,
                        "--password=" + CulverProcess.PASSWORD);
    }

    @AfterAll
    static void stop() {
        culver.close();
    }

    /** A test a client; the last looks whether the server found anything to complain of. */
    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    List<DynamicTest> everyClientPasses() throws IOException {
        assumeTrue(isInstalled("python3"), "the scripts need python3, which is not installed");
        List<DynamicTest> tests = new ArrayList<>();
        for (String client : clients()) {
            tests.add(dynamicTest(client, () -> run(client)));
        }
        tests.add(dynamicTest("no warning in the server's log", ClientsIT::nothingIsLogged));
        return tests;
    }

    private static List<String> clients() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".py"))
                    .map(name -> name.substring(0, name.length() - ".py".length()))
                    .sorted()
                    .toList();
        }
    }

    private static void run(String client) throws IOException, InterruptedException {
        Path log = folder.resolve(client + ".log");
        var runner =
                new ProcessBuilder(
                        SCRIPTS.resolve("run").toString(),
                        "--port=" + port,
                        "--tls-port=" + tlsPort,
                        "--user=" + CulverProcess.ACCOUNT,
                        "--password=" + CulverProcess.PASSWORD,
                        client);
        runner.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = runner.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean hasEnded = process.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
        process.destroyForcibly();
        List<String> said = Files.readAllLines(log);
        int code = hasEnded ? process.exitValue() : -1;
        if (code == SKIPPED) {
            abort(said.getLast());
        } else if (code != 0) {
            fail(String.join("\n", said));
        }
        assertEquals("PASS " + client, said.getLast().replaceFirst(":.*", ""));
    }

    private static void nothingIsLogged() {
        List<String> complaints =
                culver.output()
                        .lines()
                        .filter(line -> line.matches("\\S+ (WARN|ERROR) .*"))
                        .toList();
        assertEquals(List.of(), complaints);
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
