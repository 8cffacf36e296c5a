package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.State;
import io.culver.imap.store.OpenMailbox;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import io.culver.model.MessageNumber;
import io.culver.model.MessageRow;
import io.culver.model.Span;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the FETCH responses of one command, page by page as the rows come. RFC 9051 §7.5.2 */
final class FetchPages {

    private final List<FetchItem.Attribute> attributes;
    private final UidSet newlySeen;
    private final OpenMailbox mailbox;
    private final MailboxView view;
    private final Responder out;
    private final boolean needsMeta;
    private final boolean showsFlags;
    private long written;
    private boolean hasUnknownEncoding;

    FetchPages(
            List<FetchItem.Attribute> attributes,
            UidSet newlySeen,
            State.Selected selected,
            Responder out) {
        this.attributes = attributes;
        this.newlySeen = newlySeen;
        this.mailbox = selected.mailbox();
        this.view = selected.view();
        this.out = out;
        this.needsMeta = attributes.stream().anyMatch(FetchItem.Attribute::needsMeta);
        this.showsFlags = attributes.contains(FlagsItem.ATTRIBUTE);
    }

    /** How many messages have been written. */
    long written() {
        return written;
    }

    /** Whether a message was left out because a part of it cannot be decoded. */
    boolean hasUnknownEncoding() {
        return hasUnknownEncoding;
    }

    void write(List<MessageRow> rows) {
        if (!needsMeta) {
            rows.forEach(row -> write(row, Optional.empty()));
            return;
        }
        List<EmailId> emails = new ArrayList<>(rows.size());
        rows.forEach(row -> emails.add(row.email()));
        Iterator<MessageRow> next = rows.iterator();
        mailbox.describe(
                emails,
                (email, meta) -> {
                    MessageRow row = next.next();
                    while (!row.email().equals(email)) { // expunged meanwhile, its content is gone
                        row = next.next();
                    }
                    write(row, Optional.of(meta));
                });
    }

    private void write(MessageRow row, Optional<MessageMeta> meta) {
        Optional<MessageNumber> number = view.number(row.uid());
        if (number.isEmpty()) {
            return;
        }
        var message = new Fetched(row, meta);
        written++;
        if (!attributes.stream().allMatch(attribute -> attribute.isPossible(message))) {
            hasUnknownEncoding = true;
            return;
        }
        out.send(response -> {
            response.number(number.get().value()).atom(" FETCH (");
            for (int i = 0; i < attributes.size(); i++) {
                if (i > 0) {
                    response.space();
                }
                attributes.get(i).write(message, response);
            }
            if (!showsFlags && newlySeen.contains(row.uid())) {
                FlagsItem.ATTRIBUTE.write(message, response.space());
            }
            response.atom(")");
        });
    }

    /** One message of the page. */
    private final class Fetched implements FetchItem.Message {
        private final MessageRow row;
        private final Optional<MessageMeta> meta;

        Fetched(MessageRow row, Optional<MessageMeta> meta) {
            this.row = row;
            this.meta = meta;
        }

        @Override
        public MessageRow row() {
            return row;
        }

        @Override
        public boolean isRecent() {
            return view.isRecent(row.uid());
        }

        @Override
        public MessageMeta meta() {
            return meta.orElseThrow(() -> new IllegalStateException("meta was not asked for"));
        }

        @Override
        public void read(Span span, Consumer<byte[]> piece) {
            mailbox.read(row.email(), span, piece);
        }
    }
}
