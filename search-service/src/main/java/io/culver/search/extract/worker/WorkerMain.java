package io.culver.search.extract.worker;

import io.culver.search.extract.wire.DocumentHead;
import io.culver.search.extract.wire.DocumentText;
import io.culver.search.extract.wire.WorkerExit;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Reads documents one after another from standard input, and answers each with its text on standard
 * output, until the input ends.
 */
public final class WorkerMain {
    /** Where the Java platform and its libraries are read from; all else would be the network. */
    private static final Set<String> LOCAL = Set.of("file", "jar", "jrt");

    private final DataInputStream in;
    private final DataOutputStream out;
    private final DocumentParser parser;
    private final Path spool = Path.of("document");

    private WorkerMain(DataInputStream in, DataOutputStream out, DocumentParser parser) {
        this.in = in;
        this.out = out;
        this.parser = parser;
    }

    /**
     * Reads until the search service has no more.
     *
     * @param arguments the most characters of a text
     */
    public static void main(String[] arguments) throws IOException {
        endWithParent();
        refuseNetwork();
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err); // what libraries print is no answer
        new WorkerMain(
                        new DataInputStream(new BufferedInputStream(System.in)),
                        new DataOutputStream(out),
                        new DocumentParser(Integer.parseInt(arguments[0])))
                .run();
    }

    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> {
                    var _ = parent.onExit().thenRun(() -> WorkerExit.ORPHAN.halt());
                });
    }

    /** A document names other documents; none of them is fetched. */
    private static void refuseNetwork() {
        URL.setURLStreamHandlerFactory(
                protocol -> LOCAL.contains(protocol) ? null : new NoNetwork());
    }

    private void run() throws IOException {
        new DocumentText("", Optional.empty()).writeTo(out); // we are here
        while (true) {
            DocumentHead head;
            try {
                head = DocumentHead.readFrom(in);
            } catch (EOFException _) {
                return;
            }
            receive();
            DocumentText text = answer(head);
            Files.delete(spool); // it is nobody's to keep
            text.writeTo(out);
        }
    }

    private void receive() throws IOException {
        try (OutputStream file = Files.newOutputStream(spool)) {
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                if (length > DocumentHead.CHUNK_MAX) {
                    throw new IOException("a chunk that is too long");
                }
                file.write(in.readNBytes(length));
            }
        }
    }

    private DocumentText answer(DocumentHead head) throws IOException {
        try {
            return parser.parse(head, spool);
        } catch (StackOverflowError _) {
            // Who knows what it left half done: the next document gets another process.
            throw WorkerExit.DEPTH.halt();
        }
    }
}
