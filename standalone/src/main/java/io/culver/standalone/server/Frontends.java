package io.culver.standalone.server;

import io.culver.imap.ImapConfig;
import io.culver.imap.admission.AdmissionConfig;
import io.culver.imap.admission.Network;
import io.culver.imap.limits.Batches;
import io.culver.imap.limits.Timeouts;
import io.culver.imap.limits.Uploads;
import io.culver.imap.netty.TlsFiles;
import io.culver.model.DataSize;
import io.culver.standalone.config.ConfigurationException;
import io.culver.standalone.config.ImapSettings;
import io.culver.standalone.config.LimitSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** What a front end needs, out of what is set. */
final class Frontends {
    private Frontends() {}

    static ImapConfig config(ImapSettings settings, LimitSettings limits) {
        InetAddress address = address(settings.address());
        if (settings.insecurePlaintextLogin() && !address.isLoopbackAddress()) {
            throw new ConfigurationException(
                    "insecure plaintext login is for loopback addresses only, and "
                            + settings.address()
                            + " is none");
        }
        Optional<TlsFiles> certificate = certificate(settings);
        if (certificate.isEmpty() && !settings.insecurePlaintextLogin()) {
            throw new ConfigurationException(
                    "nobody could log in without TLS: give --certificate and --key"
                            + " (or, for tests on this machine, --insecure-plaintext-login)");
        }
        return new ImapConfig(
                address,
                OptionalInt.of(port(settings.port())),
                certificate.isPresent()
                        ? OptionalInt.of(port(settings.tlsPort()))
                        : OptionalInt.empty(),
                certificate,
                settings.insecurePlaintextLogin(),
                settings.unauthenticate(),
                admission(limits),
                Timeouts.STANDARD,
                uploads(limits.messageMebibytes(), settings.literalPlus()),
                batches(limits),
                drain(settings.drainSeconds()));
    }

    private static Duration drain(int seconds) {
        if (seconds < 0) {
            throw new ConfigurationException("culver.imap.drain-seconds is negative: " + seconds);
        }
        return Duration.ofSeconds(seconds);
    }

    private static Uploads uploads(int mebibytes, boolean isLiteralPlus) {
        try {
            return new Uploads(DataSize.ofMebibytes(mebibytes), isLiteralPlus);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException(
                    "culver.limits.message-mebibytes: " + wrong.getMessage(), wrong);
        }
    }

    private static Batches batches(LimitSettings settings) {
        try {
            return new Batches(settings.messagesPerCommand(), settings.messagesPerSave());
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("culver.limits: " + wrong.getMessage(), wrong);
        }
    }

    private static AdmissionConfig admission(LimitSettings settings) {
        try {
            return new AdmissionConfig(
                    Arrays.stream(settings.trustedNetworks().split(","))
                            .map(String::strip)
                            .filter(text -> !text.isEmpty())
                            .map(Network::parse)
                            .toList(),
                    settings.connectionsPerMinute(),
                    settings.connectionsBeforeLogin(),
                    settings.connectionsPerUser(),
                    settings.connectionsPerUserAndAddress(),
                    settings.commandsPerSecond(),
                    settings.commandBurst(),
                    settings.searchesPerUser(),
                    AdmissionConfig.STANDARD.searchWait(),
                    AdmissionConfig.STANDARD.failedLoginDelay(),
                    AdmissionConfig.STANDARD.failedLoginDelayMax());
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("culver.limits: " + wrong.getMessage(), wrong);
        }
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new ConfigurationException("culver.imap.address: no such host: " + text, e);
        }
    }

    private static int port(int port) {
        return Addresses.of("culver.imap", "127.0.0.1", port).getPort();
    }

    private static Optional<TlsFiles> certificate(ImapSettings settings) {
        if (settings.certificate().isEmpty() && settings.key().isEmpty()) {
            return Optional.empty();
        }
        if (settings.certificate().isEmpty() || settings.key().isEmpty()) {
            throw new ConfigurationException(
                    "a certificate needs its key, and a key its certificate");
        }
        return Optional.of(
                new TlsFiles(readable(settings.certificate()), readable(settings.key())));
    }

    private static Path readable(String text) {
        Path path = Path.of(text);
        if (!Files.isReadable(path)) {
            throw new ConfigurationException("cannot read " + path.toAbsolutePath());
        }
        return path;
    }
}
