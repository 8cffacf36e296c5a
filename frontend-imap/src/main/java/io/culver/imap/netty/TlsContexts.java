package io.culver.imap.netty;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.UncheckedIOException;

/** TLS as this server speaks it: 1.2 and 1.3 only, natively where the machine can. RFC 9325 §3.1 */
final class TlsContexts {

    private static final ApplicationProtocolConfig ALPN =
            new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    "imap");

    private TlsContexts() {}

    static SslContext of(TlsFiles files) {
        try {
            return SslContextBuilder.forServer(files.chain().toFile(), files.key().toFile())
                    .sslProvider(
                            OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .applicationProtocolConfig(ALPN)
                    .build();
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot use certificate or key", unusable);
        }
    }
}
