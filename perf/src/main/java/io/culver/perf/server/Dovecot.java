package io.culver.perf.server;

import io.culver.testkit.imap.ImapClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dovecot 2.3 as Debian packages it, with a configuration and mail (mdbox) of its own. Needs root,
 * because its processes change to the users that the package has made.
 */
public final class Dovecot implements MailServer {
    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final Duration IMPORT = Duration.ofMinutes(30);
    private static final String MAIL_USER = "nobody";

    private final Path directory;
    private final Certificate certificate;
    private final InetSocketAddress plain = FreePort.next();
    private final InetSocketAddress tls = FreePort.next();

    private @Nullable ServerProcess process; // null while it is stopped

    /**
     * @param directory an empty directory for mail and logs, below which other users may read
     */
    public Dovecot(Path directory, Certificate certificate) throws IOException {
        this.directory = directory;
        this.certificate = certificate;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    @Override
    public String name() {
        return "Dovecot";
    }

    @Override
    public InetSocketAddress plain() {
        return plain;
    }

    @Override
    public InetSocketAddress tls() {
        return tls;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        if (!Files.exists(configuration())) {
            install();
        }
        List<String> command = List.of(PROGRAM.toString(), "-F", "-c", configuration().toString());
        ServerProcess started =
                ServerProcess.start(command, Map.of(), directory.resolve("dovecot.out"));
        process = started;
        started.await(this::greets);
    }

    private boolean greets() {
        try (ImapClient client = ImapClient.connect(plain)) {
            return client.read().startsWith("* OK");
        } catch (UncheckedIOException e) {
            return false; // not yet
        }
    }

    private void install() throws IOException {
        makeForMailUser(directory.resolve("mail"));
        makeForMailUser(importRoot());
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(
                directory.resolve("users"), Account.NAME + ":{PLAIN}" + Account.PASSWORD + "\n");
        Files.writeString(configuration(), configurationText());
    }

    private static void makeForMailUser(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setOwner(
                folder,
                folder.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(MAIL_USER));
    }

    /** Empty: every file in it would be taken for a mailbox to import. */
    private Path importRoot() {
        return directory.resolve("import");
    }

    private Path configuration() {
        return directory.resolve("dovecot.conf");
    }

    /** Limits are lifted so that thousands of connections of one user can be held. */
    private String configurationText() {
        return """
        base_dir = @DIR@/run
        state_dir = @DIR@/state
        log_path = @DIR@/dovecot.log
        protocols = imap
        listen = 127.0.0.1
        ssl = yes
        ssl_cert = <@CERTIFICATE@
        ssl_key = <@KEY@
        disable_plaintext_auth = no
        mail_location = mdbox:@DIR@/mail/%u
        mail_max_userip_connections = 0
        passdb {
          driver = passwd-file
          args = @DIR@/users
        }
        userdb {
          driver = static
          args = uid=@USER@ gid=nogroup home=@DIR@/mail/%u
        }
        protocol imap {
          mail_plugins = imap_zlib
        }
        service imap-login {
          service_count = 0
          client_limit = 10000
          inet_listener imap {
            port = @PORT@
          }
          inet_listener imaps {
            port = @TLS_PORT@
            ssl = yes
          }
        }
        service imap {
          process_limit = 10000
        }
        service anvil {
          client_limit = 30000
        }
        service auth {
          client_limit = 30000
        }
        """
                .replace("@DIR@", directory.toString())
                .replace("@CERTIFICATE@", certificate.chain().toString())
                .replace("@KEY@", certificate.key().toString())
                .replace("@USER@", MAIL_USER)
                .replace("@PORT@", Integer.toString(plain.getPort()))
                .replace("@TLS_PORT@", Integer.toString(tls.getPort()));
    }

    @Override
    public void stop() {
        if (process != null) {
            process.stop();
            process = null;
        }
    }

    @Override
    public void importMbox(Path mbox) throws IOException, InterruptedException {
        String source = "mbox:" + importRoot() + ":INBOX=" + mbox + ":INDEX=MEMORY";
        Commands.run(
                List.of(
                        "doveadm",
                        "-c",
                        configuration().toString(),
                        "import",
                        "-u",
                        Account.NAME,
                        source,
                        "",
                        "ALL"),
                directory.resolve("import.log"),
                IMPORT);
    }

    @Override
    public HeldMemory heldMemory() throws IOException {
        if (process == null) {
            throw new IllegalStateException("Dovecot does not run");
        }
        return new HeldMemory(0, process.memoryKibibytes());
    }

    @Override
    public void close() {
        stop();
    }
}
