package io.culver.mailbox.order;

import io.culver.mailbox.limits.Limits;
import io.culver.mime.BaseSubject;
import io.culver.mime.EncodedWords;
import io.culver.mime.MessageIds;
import io.culver.mime.SentDate;
import io.culver.mime.UnicodeCasemap;
import io.culver.model.Address;
import io.culver.model.Envelope;
import io.culver.model.RawText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the keys of messages out of their headers; those that it makes share equal texts. For one
 * thread.
 */
public final class KeyMaker {
    private final IdNumbers ids;
    private final Map<String, byte[]> texts = new HashMap<>();

    /**
     * Makes keys that can be compared with those of every maker with this secret.
     *
     * @param secret that senders of mail do not know
     */
    public KeyMaker(byte[] secret) {
        ids = new IdNumbers(secret);
    }

    /**
     * The keys of one message.
     *
     * @param references the value of its References field, which no envelope has
     */
    public MessageKeys make(Envelope envelope, Optional<RawText> references) {
        BaseSubject subject = BaseSubject.of(envelope.subject().orElse(RawText.EMPTY));
        return new MessageKeys(
                envelope.date()
                        .flatMap(SentDate::moment)
                        .map(Instant::getEpochSecond)
                        .orElse(MessageKeys.NO_DATE),
                key(subject.text()),
                subject.isReply(),
                key(mailbox(envelope.from())),
                key(mailbox(envelope.to())),
                key(mailbox(envelope.cc())),
                key(displayed(envelope.from())),
                key(displayed(envelope.to())),
                envelope.messageId().flatMap(MessageIds::first).map(ids::of).orElse(IdNumbers.NONE),
                numbers(referenced(envelope, references)));
    }

    private byte[] key(String text) {
        String bounded = text.substring(0, Math.min(text.length(), Limits.SORT_KEY_LENGTH));
        return bounded.isEmpty()
                ? MessageKeys.NO_TEXT
                : texts.computeIfAbsent(bounded, UnicodeCasemap::key);
    }

    /** {@code addr-mailbox} of the first address: of a group, its name. RFC 9051 §7.5.2 */
    private static String mailbox(List<Address> addresses) {
        if (addresses.isEmpty()) {
            return "";
        }
        return switch (addresses.getFirst()) {
            case Address.Mailbox mailbox -> text(mailbox.local());
            case Address.Group group -> EncodedWords.decode(group.name());
        };
    }

    /** The DISPLAY sort value of the first address. RFC 5957 §3 */
    private static String displayed(List<Address> addresses) {
        if (addresses.isEmpty() || !(addresses.getFirst() instanceof Address.Mailbox first)) {
            return mailbox(addresses);
        }
        String name = text(first.name());
        if (!name.isEmpty()) {
            return name;
        }
        boolean isWhole = first.local().isPresent() && first.domain().isPresent();
        return isWhole ? text(first.local()) + '@' + text(first.domain()) : text(first.local());
    }

    private static String text(Optional<RawText> value) {
        return value.map(EncodedWords::decode).orElse("");
    }

    /** The References; without any, the first id of In-Reply-To. RFC 5256 §3 */
    private static List<String> referenced(Envelope envelope, Optional<RawText> references) {
        List<String> all = references.map(MessageIds::all).orElse(List.of());
        if (all.isEmpty()) {
            return envelope.inReplyTo().flatMap(MessageIds::first).stream().toList();
        }
        return all.subList(Math.max(0, all.size() - Limits.REFERENCES), all.size());
    }

    private long[] numbers(List<String> referenced) {
        return referenced.isEmpty()
                ? MessageKeys.NO_REFERENCES
                : referenced.stream().mapToLong(ids::of).toArray();
    }
}
