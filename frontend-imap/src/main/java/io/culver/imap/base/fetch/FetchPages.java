package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;
import io.culver.imap.protocol.FlagsChanged;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Wording;
import io.culver.imap.store.OpenMailbox;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageNumber;
import io.culver.model.MessageRow;
import io.culver.model.MetaPart;
import io.culver.model.PartialMeta;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the FETCH responses of one command, page by page as the rows come. The service is asked
 * about a content only if not all answers are kept. RFC 9051 §7.5.2
 */
final class FetchPages {

    private final List<FetchItem.Attribute> attributes;
    private final Set<MetaPart> needs = EnumSet.noneOf(MetaPart.class);
    private final UidSet newlySeen;
    private final OpenMailbox mailbox;
    private final MailboxView view;
    private final Responder out;
    private final Answers answers;
    private final boolean isReadOnly;
    private final boolean showsFlags;
    private final boolean showsModSeqs;
    private final Wording wording;
    private long written;
    private boolean hasUnknownEncoding;
    private Optional<MailException> damage = Optional.empty();

    FetchPages(
            List<FetchItem.Attribute> attributes,
            UidSet newlySeen,
            State.Selected selected,
            KeptAnswers kept,
            Responder out) {
        this.attributes = attributes;
        attributes.forEach(attribute -> needs.addAll(attribute.needs()));
        this.newlySeen = newlySeen;
        this.mailbox = selected.mailbox();
        this.view = selected.view();
        this.out = out;
        this.answers = new Answers(attributes, selected.account().id(), out.isUtf8(), kept);
        this.isReadOnly = selected.isReadOnly();
        this.showsFlags = attributes.contains(FlagsItem.ATTRIBUTE);
        this.showsModSeqs = attributes.stream().anyMatch(FetchItem.Attribute::showsModSeq);
        this.wording = selected.session().wording();
    }

    /** How many messages have been written. */
    long written() {
        return written;
    }

    /** Whether a message was left out because a part of it cannot be decoded. */
    boolean hasUnknownEncoding() {
        return hasUnknownEncoding;
    }

    /** Why messages were left out because what is stored of them is damaged, if some were. */
    Optional<MailException> damage() {
        return damage;
    }

    void write(List<MessageRow> rows) {
        List<EmailId> unknown = new ArrayList<>();
        for (MessageRow row : rows) {
            if (!answers.areKept(row.email())) {
                unknown.add(row.email());
            }
        }
        Iterator<MessageRow> next = rows.iterator();
        if (!unknown.isEmpty()) {
            passOverDamage(() ->
                    mailbox.describe(
                            unknown, needs, (email, meta) -> writeUpTo(email, meta, next)));
        }
        next.forEachRemaining(this::writeKept);
    }

    /** Writes the rows down to the one that was described. */
    private void writeUpTo(EmailId email, PartialMeta meta, Iterator<MessageRow> next) {
        MessageRow row = next.next();
        while (!row.email().equals(email)) {
            writeKept(row);
            row = next.next();
        }
        write(row, Optional.of(meta));
    }

    /**
     * Writes a message out of what is kept of it. What has been dropped since is asked for once
     * more; a content that is gone, because its message was expunged meanwhile, stays unwritten.
     */
    private void writeKept(MessageRow row) {
        if (answers.find(row.email())) {
            write(row, Optional.empty());
        } else {
            passOverDamage(() ->
                    mailbox.describe(
                            List.of(row.email()),
                            needs,
                            (_, meta) -> write(row, Optional.of(meta))));
        }
    }

    /** One damaged message must not keep a client from all that come after it. */
    private void passOverDamage(Runnable step) {
        try {
            step.run();
        } catch (MailException refusal) {
            if (refusal.error() != MailError.CORRUPTION || out.isInsideResponse()) {
                throw refusal;
            }
            damage = Optional.of(refusal);
        }
    }

    private void write(MessageRow row, Optional<PartialMeta> meta) {
        Optional<MessageNumber> number = view.number(row.uid());
        if (number.isEmpty()) {
            return;
        }
        var message = new FetchedMessage(row, meta, mailbox, view);
        written++;
        if (!attributes.stream().allMatch(attribute -> attribute.isPossible(message))) {
            hasUnknownEncoding = true;
            return;
        }
        if (meta.isPresent()) {
            answers.make(message);
        }
        if (showsFlags || newlySeen.contains(row.uid())) {
            view.tellKeywordsOf(row.flags(), isReadOnly, out);
        }
        passOverDamage(() -> out.send(response -> write(number.get(), message, response)));
    }

    private void write(MessageNumber number, FetchedMessage message, ResponseWriter response) {
        wording.beginFetch(number, message.row().uid(), response);
        boolean isFirst = true;
        for (int i = 0; i < attributes.size(); i++) {
            boolean isUid = attributes.get(i).equals(Uids.ATTRIBUTE);
            if (isUid && wording.usesUids() && attributes.size() > 1) {
                continue; // the response begins with it
            }
            if (!isFirst) {
                response.space();
            }
            isFirst = false;
            answers.write(i, message, response);
        }
        if (newlySeen.contains(message.row().uid())) {
            writeSeen(message, response);
        }
        response.atom(")");
    }

    /** What the client must know when it has set \Seen by asking. RFC 7162 §3.2.4 */
    private void writeSeen(FetchItem.Message message, ResponseWriter out) {
        if (!showsFlags) {
            FlagsItem.ATTRIBUTE.write(message, out.space());
        }
        boolean showsUid = wording.usesUids() || attributes.contains(Uids.ATTRIBUTE);
        if (wording.showsModSeqs() && !showsUid) {
            Uids.ATTRIBUTE.write(message, out.space());
        }
        if (wording.showsModSeqs() && !showsModSeqs) {
            FlagsChanged.writeModSeq(message.row().modSeq(), out.space());
        }
    }
}
