package io.culver.imap.netty;

import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Timeouts;
import io.culver.imap.limits.Uploads;
import io.culver.imap.session.Conversations;
import io.netty.handler.ssl.SslContext;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What all connections of a server have in common.
 *
 * @param threads that lanes borrow
 */
record Shared(
        Conversations conversations,
        Optional<SslContext> tls,
        Strangers strangers,
        Timeouts timeouts,
        Uploads uploads,
        LimitHits hits,
        Executor threads) {}
