package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.store.OpenMailbox;
import io.culver.model.BodyPart;
import io.culver.model.Envelope;
import io.culver.model.MessageRow;
import io.culver.model.Octets;
import io.culver.model.PartialMeta;
import io.culver.model.Span;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One message of a FETCH.
 *
 * @param meta what the attributes need of it; absent if the answers are kept
 */
record FetchedMessage(
        MessageRow row, Optional<PartialMeta> meta, OpenMailbox mailbox, MailboxView view)
        implements FetchItem.Message {

    @Override
    public boolean isRecent() {
        return view.isRecent(row.uid());
    }

    @Override
    public Envelope envelope() {
        return meta.flatMap(PartialMeta::envelope).orElseThrow(FetchedMessage::notAskedFor);
    }

    @Override
    public BodyPart structure() {
        return meta.flatMap(PartialMeta::structure).orElseThrow(FetchedMessage::notAskedFor);
    }

    @Override
    public Optional<Octets> keptHeader() {
        return meta.flatMap(PartialMeta::header);
    }

    @Override
    public String preview() {
        return meta.map(PartialMeta::preview).orElseThrow(FetchedMessage::notAskedFor);
    }

    private static IllegalStateException notAskedFor() {
        return new IllegalStateException("a part of the meta that was not asked for");
    }

    @Override
    public void read(Span span, Consumer<byte[]> piece) {
        mailbox.read(row.email(), span, piece);
    }
}
