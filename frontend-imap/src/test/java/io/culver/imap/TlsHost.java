package io.culver.imap;

import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.transcript.TranscriptHost;
import java.util.Map;

/** A host, over TLS from the first octet. RFC 8314 §3.2 */
record TlsHost(CulverHost host) implements TranscriptHost {

    @Override
    public void newAccount() {
        host.newAccount();
    }

    @Override
    public void limit(Map<String, Long> limits) {
        host.limit(limits);
    }

    @Override
    public ImapClient connect() {
        return ImapClient.connectTlsTrustingAll(host.tlsAddress());
    }

    @Override
    public void login(ImapClient client) {
        host.login(client);
    }
}
