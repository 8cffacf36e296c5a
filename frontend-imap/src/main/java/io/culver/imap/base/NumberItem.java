package io.culver.imap.base;

import io.culver.imap.protocol.Distinct;
import io.culver.imap.protocol.Registry;
import io.culver.imap.protocol.StatusItem;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailboxStatus;
import java.util.List;
import java.util.function.ToLongFunction;

/** The items of STATUS that are one number. RFC 9051 §6.3.11 */
record NumberItem(String name, ToLongFunction<MailboxStatus> value) implements StatusItem {

    /** RFC 3501 §6.3.10 */
    static final List<StatusItem> REV1 =
            List.of(
                    new NumberItem("MESSAGES", MailboxStatus::messages),
                    new NumberItem("RECENT", MailboxStatus::recent),
                    new NumberItem("UIDNEXT", status -> status.uidNext().value()),
                    new NumberItem("UIDVALIDITY", status -> status.uidValidity().value()),
                    new NumberItem("UNSEEN", MailboxStatus::unseen));

    /** What RFC 9051 adds, beside the SIZE of RFC 8438. */
    static final List<StatusItem> REV2 = List.of(new NumberItem("DELETED", MailboxStatus::deleted));

    @Override
    public void write(MailboxStatus status, ResponseWriter out) {
        out.number(value.applyAsLong(status));
    }

    /** {@code "(" status-att *(SP status-att) ")"} RFC 9051 §9 */
    static List<StatusItem> read(Registry<StatusItem> known, ArgumentReader in) {
        List<StatusItem> items =
                in.list(() ->
                        in.keyword(known.byName())
                                .orElseThrow(() -> in.error("known status item")));
        if (items.isEmpty()) {
            throw in.error("status item");
        }
        return Distinct.of(items);
    }
}
