package io.culver.standalone.mailfile;

import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.Octets;
import java.util.Optional;

/**
 * A message as it was found in a file.
 *
 * @param where for people: a path, with an octet offset where one file holds many
 * @param octets with CRLF line ends
 * @param mailbox that the source puts it in, below the one asked for; empty for that one itself
 */
public record FoundMessage(
        String where, Octets octets, Flags flags, Optional<InternalDate> date, String mailbox) {}
