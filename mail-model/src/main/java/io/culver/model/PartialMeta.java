package io.culver.model;

import java.util.Optional;

/**
 * The parts of a {@link MessageMeta} that were asked for; the others are absent.
 *
 * @param header absent also if it was too long to keep beside the message
 * @param preview empty if it was not asked for
 */
public record PartialMeta(
        Optional<Envelope> envelope,
        Optional<BodyPart> structure,
        Optional<Octets> header,
        String preview) {}
