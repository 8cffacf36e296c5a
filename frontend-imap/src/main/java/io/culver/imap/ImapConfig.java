package io.culver.imap;

import io.culver.imap.admission.AdmissionConfig;
import io.culver.imap.limits.Batches;
import io.culver.imap.limits.Timeouts;
import io.culver.imap.limits.Uploads;
import io.culver.imap.netty.TlsFiles;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where and how to listen.
 *
 * @param port of plain IMAP with STARTTLS; 0 for any
 * @param tlsPort of IMAP over TLS, which needs {@code certificate}; 0 for any
 * @param certificate without it there is no TLS at all
 * @param insecureLogin passwords may be sent without TLS; on a loopback address only
 * @param unauthenticate whether a connection may change its user. RFC 8437 §8
 * @param drain over which goodbyes to clients are spread when it stops
 */
public record ImapConfig(
        InetAddress bindAddress,
        OptionalInt port,
        OptionalInt tlsPort,
        Optional<TlsFiles> certificate,
        boolean insecureLogin,
        boolean unauthenticate,
        AdmissionConfig admission,
        Timeouts timeouts,
        Uploads uploads,
        Batches batches,
        Duration drain) {

    public ImapConfig {
        if (insecureLogin && !bindAddress.isLoopbackAddress()) {
            throw new IllegalArgumentException("insecure login is for loopback addresses only");
        }
        if (tlsPort.isPresent() && certificate.isEmpty()) {
            throw new IllegalArgumentException("a TLS port needs a certificate");
        }
    }
}
