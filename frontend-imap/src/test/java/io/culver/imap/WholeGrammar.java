package io.culver.imap;

import io.culver.imap.admission.Admission;
import io.culver.imap.admission.AdmissionConfig;
import io.culver.imap.limits.Batches;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Timeouts;
import io.culver.imap.limits.Uploads;
import io.culver.imap.protocol.Grammar;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The grammar with every extension, those that may be off too, and nobody to log in. */
public final class WholeGrammar {
    private static final ImapConfig CONFIG =
            new ImapConfig(
                    InetAddress.getLoopbackAddress(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    true,
                    true,
                    AdmissionConfig.STANDARD,
                    Timeouts.STANDARD,
                    Uploads.STANDARD,
                    new Batches(2, 0),
                    Duration.ZERO);

    private WholeGrammar() {}

    public static Grammar get() {
        var hits = new LimitHits(new SimpleMeterRegistry());
        return Grammar.of(
                Extensions.all(
                        CONFIG,
                        (_, _) -> {
                            throw new MailException(
                                    MailError.AUTHENTICATION_FAILED, "Nobody is known");
                        },
                        new Admission(
                                CONFIG.admission(), Clock.systemUTC(), new SecureRandom(), hits),
                        hits,
                        Clock.systemUTC()));
    }
}
