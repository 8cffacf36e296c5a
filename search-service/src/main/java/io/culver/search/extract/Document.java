package io.culver.search.extract;

import io.culver.search.extract.wire.DocumentHead;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A document to read.
 *
 * @param key what makes it the same as another one
 * @param octets decoded, from the first one each time; reading them may be refused with {@link
 *     io.culver.model.MailException}
 * @param time how long its reader may take
 */
public record Document(
        String key, DocumentHead head, Supplier<InputStream> octets, Duration time) {}
