package io.culver.standalone.command;

import io.culver.imap.ImapFrontend;
import io.culver.model.LoginName;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Secret;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.standalone.config.ConfigFile;
import io.culver.standalone.config.ConfigurationException;
import io.culver.standalone.server.CulverServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A server that runs until the process is told to end. */
final class Foreground {
    private final CulverServer server;
    private final PrintWriter out;

    Foreground(CulverServer server, PrintWriter out) {
        this.server = server;
        this.out = out;
    }

    /** Makes the account that the options name, unless it is there. */
    void makeAccount(ServerOptions options, Map<String, Object> set) {
        if (options.account == null) {
            return;
        }
        if (options.password == null) {
            throw new ConfigurationException("--account needs --password");
        }
        Object data = set.getOrDefault("culver.data", ConfigFile.defaults().get("culver.data"));
        try (AdministrationClient client =
                AdministrationClient.open(Path.of(String.valueOf(data)))) {
            client.addAccount(new LoginName(options.account), Secret.of(options.password));
        } catch (MailException refusal) {
            if (refusal.error() != MailError.ALREADY_EXISTS) {
                throw refusal;
            }
        }
    }

    void printAddresses() {
        server.frontend().ifPresent(this::print);
    }

    private void print(ImapFrontend imap) {
        imap.address().ifPresent(at -> out.printf("IMAP on %s%n", at));
        imap.tlsAddress().ifPresent(at -> out.printf("IMAP over TLS on %s%n", at));
    }

    /** Says that it is ready, waits for the signal, and stops what it started. */
    int run() throws InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    server.close();
                                    stopped.countDown();
                                },
                                "stop"));
        out.println("ready");
        out.flush();
        stopped.await();
        return 0;
    }
}
