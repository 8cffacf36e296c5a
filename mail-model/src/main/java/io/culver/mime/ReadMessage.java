package io.culver.mime;

import io.culver.model.BodyPart;
import io.culver.model.DataSize;
import io.culver.model.Envelope;
import io.culver.model.MessageMeta;
import io.culver.model.RawText;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one pass over a message has told: {@link MessageMeta} but for where the octets are kept.
 *
 * @param header the header with the blank line that ends it, unless it is longer than {@link
 *     MimeLimits#KEPT_HEADER_OCTETS_MAX}
 * @param sentDate the calendar date of the Date field, as told there
 * @param preview the beginning of the text, at most {@link MessageMeta#MAX_PREVIEW} code points
 */
public record ReadMessage(
        DataSize size,
        Envelope envelope,
        BodyPart structure,
        Optional<RawText> header,
        Optional<LocalDate> sentDate,
        String preview) {}
