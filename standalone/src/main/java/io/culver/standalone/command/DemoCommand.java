package io.culver.standalone.command;

import io.culver.imap.ImapFrontend;
import io.culver.model.LoginName;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.standalone.administration.SampleMail;
import io.culver.standalone.config.ConfigurationException;
import io.culver.standalone.config.Settings;
import io.culver.standalone.server.CulverServer;
import io.culver.standalone.server.SelfSignedCertificate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows Culver on this machine, with mail to look at. */
@Command(
        name = "demo",
        description = {
            "Serves an account with sample mail on this machine until Ctrl-C.",
            "Prints how to connect, and 'ready' on a line of its own once it serves."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final String PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 14;

    @Mixin private ServerOptions options = new ServerOptions();

    @Option(names = "--empty", description = "No sample mail.")
    private boolean isEmpty;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = options.data == null ? Files.createTempDirectory("culver-demo-") : options.data;
        Files.createDirectories(data);
        String login = options.account == null ? "demo" : options.account;
        String password = options.password == null ? newPassword() : options.password;
        options.account = login;
        options.password = password;
        CulverServer server = CulverServer.start(Settings.of(keys(data)));
        var foreground = new Foreground(server, spec.commandLine().getOut());
        foreground.makeAccount(options, Map.of("culver.data", data.toString()));
        if (!isEmpty) {
            try (AdministrationClient client = AdministrationClient.open(data)) {
                new SampleMail(client, new LoginName(login)).fill();
            }
        }
        tell(server, data, login, password);
        return foreground.run();
    }

    private Map<String, Object> keys(Path data) throws IOException {
        var pair = SelfSignedCertificate.in(data, Clock.systemUTC().instant());
        Map<String, Object> keys = new HashMap<>(options.keys());
        keys.put("culver.data", data.toString());
        keys.put("culver.imap.certificate", pair.certificate().toString());
        keys.put("culver.imap.key", pair.key().toString());
        return keys;
    }

    private void tell(CulverServer server, Path data, String login, String password) {
        ImapFrontend imap =
                server.frontend()
                        .orElseThrow(() -> new ConfigurationException("demo needs the role all"));
        int tlsPort = imap.tlsAddress().orElseThrow().getPort();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("Culver keeps this demonstration in %s%n%n", data);
        out.printf("  account   %s%n  password  %s%n", login, password);
        out.printf("  IMAP      127.0.0.1 port %d with TLS", tlsPort);
        imap.address().ifPresent(at -> out.printf(", or port %d with STARTTLS", at.getPort()));
        out.printf("%n  (the certificate is self-signed: tell your client to accept it)%n%n");
        out.printf("  curl -k --user %s:%s imaps://127.0.0.1:%d/%n", login, password, tlsPort);
        out.printf(
                "  curl -k --user %s:%s 'imaps://127.0.0.1:%d/INBOX;MAILINDEX=1'%n%n",
                login, password, tlsPort);
        out.printf("Ctrl-C stops it.%n");
    }

    private static String newPassword() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(PASSWORD_LETTERS.charAt(random.nextInt(PASSWORD_LETTERS.length())));
        }
        return password.toString();
    }
}
