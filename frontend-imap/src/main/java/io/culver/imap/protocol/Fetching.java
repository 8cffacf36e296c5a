package io.culver.imap.protocol;

import io.culver.imap.wire.MessageSet;
import io.culver.model.ModSeq;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one FETCH asks for. RFC 9051 §6.4.5
 *
 * @param isUid whether it began with UID
 * @param changedSince only messages that changed after this; zero for all
 */
public record Fetching(
        MessageSet messages,
        boolean isUid,
        List<FetchItem.Attribute> attributes,
        ModSeq changedSince) {
    public Fetching {
        attributes = Distinct.of(attributes);
    }

    /** With an item that was not asked for by name. */
    public Fetching with(FetchItem.Attribute attribute) {
        List<FetchItem.Attribute> all =
                Stream.concat(attributes.stream(), Stream.of(attribute)).toList();
        return new Fetching(messages, isUid, all, changedSince);
    }

    public Fetching changedSince(ModSeq since) {
        return new Fetching(messages, isUid, attributes, since);
    }
}
