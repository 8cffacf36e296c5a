package io.culver.mailbox.domain;

import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.QuotaSetting;
import io.culver.model.UidSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/**
 * Tells a request that is repeated from another one that bears the same operation id: 32 bits of
 * the SHA-256 over all that was asked for. What every attempt of an append draws anew, its email
 * ids and the time when it came, is left out.
 *
 * @param value 0 if it is not known: an entry was written before there were digests
 */
public record RequestDigest(int value) {
    public static final RequestDigest UNKNOWN = new RequestDigest(0);

    static RequestDigest of(Request request) {
        Text text = new Text();
        switch (request) {
            case Request.CreateMailbox it ->
                    text.add("create").add(it.name()).add(it.use().map(Enum::name).orElse(""));
            case Request.DeleteMailbox it -> text.add("delete").add(it.name());
            case Request.RenameMailbox it -> text.add("rename").add(it.from()).add(it.to());
            case Request.Subscribe it -> text.add("subscribe").add(it.name());
            case Request.Unsubscribe it -> text.add("unsubscribe").add(it.name());
            case Request.AppendMessages it -> {
                text.add("append").add(it.mailbox()).add(it.contents());
                it.messages().forEach(text::add);
            }
            case Request.ReplaceMessage it -> {
                text.add("replace").add(it.mailbox()).add(it.uid().value());
                text.add(it.target()).add(it.contents()).add(it.by());
            }
            case Request.StoreFlags it -> {
                text.add("store").add(it.mailbox()).add(it.uids()).add(it.change());
                it.unchangedSince().ifPresent(since -> text.add(since.value()));
            }
            case Request.Expunge it -> text.add("expunge").add(it.mailbox()).add(it.uids());
            case Request.CopyMessages it ->
                    text.add("copy").add(it.mailbox()).add(it.uids()).add(it.target());
            case Request.MoveMessages it ->
                    text.add("move").add(it.mailbox()).add(it.uids()).add(it.target());
            case Request.ReserveEmailIds it -> text.add("reserve").add(it.count());
            case Request.SetQuota it ->
                    it.settings().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .forEach(each ->
                                    text.add("quota")
                                            .add(each.getKey().name())
                                            .add(each.getValue()));
        }
        return text.digest();
    }

    /** Whether both may be of the same request. */
    boolean mayBe(RequestDigest other) {
        return value == 0 || other.value == 0 || value == other.value;
    }

    /** Everything that makes a request what it is, each part with its length before it. */
    private static final class Text {
        private final StringBuilder all = new StringBuilder();

        Text add(String part) {
            all.append(part.length()).append(':').append(part);
            return this;
        }

        Text add(long number) {
            return add(Long.toString(number));
        }

        Text add(MailboxName name) {
            return add(name.value());
        }

        Text add(MailboxId id) {
            return add(id.value());
        }

        Text add(UidSet uids) {
            return add(uids.toString());
        }

        Text add(Flags flags) {
            flags.forEach(it -> add(it.name()));
            return add("");
        }

        Text add(FlagChange change) {
            return switch (change) {
                case FlagChange.Replace(var flags) -> add("=").add(flags);
                case FlagChange.Add(var flags) -> add("+").add(flags);
                case FlagChange.Remove(var flags) -> add("-").add(flags);
            };
        }

        Text add(NewMessage message) {
            return add(message.size().octets()).add(message.flags());
        }

        Text add(QuotaSetting setting) {
            return add(setting.toString());
        }

        RequestDigest digest() {
            byte[] octets = all.toString().getBytes(StandardCharsets.UTF_8);
            int value = ByteBuffer.wrap(sha256().digest(octets)).getInt();
            return new RequestDigest(value == 0 ? 1 : value);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
