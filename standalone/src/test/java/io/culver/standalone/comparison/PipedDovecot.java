package io.culver.standalone.comparison;

import io.culver.testkit.imap.ImapClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Dovecot's imap program alone, on a mail store of its own: no login, no other process, and no root
 * needed. As root it runs as nobody.
 */
final class PipedDovecot {
    private static final Path PROGRAM = Path.of("/usr/bin/doveadm");
    private static final Path IMAP = Path.of("/usr/lib/dovecot/imap");

    private final Path directory;
    private final Path configuration;
    private final String user = System.getProperty("user.name");

    /**
     * Makes an empty mail store.
     *
     * @param directory an empty one; others may look into it from now on
     */
    PipedDovecot(Path directory) throws IOException {
        this.directory = directory;
        Path mail = Files.createDirectory(directory.resolve("mail"));
        boolean isRoot = user.equals("root");
        if (isRoot) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            var users = directory.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(mail, users.lookupPrincipalByName("nobody"));
        }
        this.configuration =
                Files.writeString(
                        directory.resolve("dovecot.conf"),
                        """
                        base_dir = @DIR@/run
                        state_dir = @DIR@/state
                        log_path = /dev/stderr
                        mail_location = sdbox:@DIR@/mail
                        mail_save_crlf = yes
                        first_valid_uid = 0
                        first_valid_gid = 0
                        """
                                        .replace("@DIR@", directory.toString())
                                + (isRoot ? "mail_uid = nobody\nmail_gid = nogroup\n" : ""));
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM) && Files.isExecutable(IMAP);
    }

    /** A connection that is authenticated; its process ends with it. */
    ImapClient open() {
        try (ServerSocket bridge = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = new InetSocketAddress(bridge.getInetAddress(), bridge.getLocalPort());
            ImapClient client = ImapClient.connect(address);
            carry(bridge.accept(), imap());
            var _ = client.read();
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start Dovecot's imap", e);
        }
    }

    private Process imap() throws IOException {
        var builder =
                new ProcessBuilder(
                        List.of(
                                PROGRAM.toString(),
                                "-c",
                                configuration.toString(),
                                "exec",
                                "imap"));
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(directory.resolve("dovecot.log").toFile()));
        builder.environment().put("USER", user);
        builder.environment().put("HOME", directory.toString());
        return builder.start();
    }

    /**
     * Between a socket, which is what the client knows to talk to, and the process. Whoever reads
     * from a process holds its carrier, so virtual threads would hold up each other.
     */
    private static void carry(Socket socket, Process process) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        var _ = Thread.ofPlatform().daemon().start(() -> pump(in, process.getOutputStream()));
        var _ = Thread.ofPlatform().daemon().start(() -> pump(process.getInputStream(), out));
    }

    /** The end of one is the end of the other. */
    private static void pump(InputStream in, OutputStream out) {
        byte[] piece = new byte[16 * 1024];
        try (in;
                out) {
            int length;
            while ((length = in.read(piece)) >= 0) {
                out.write(piece, 0, length);
                out.flush();
            }
        } catch (IOException e) {
            // One side is gone; whoever reads from the other one notices.
        }
    }
}
