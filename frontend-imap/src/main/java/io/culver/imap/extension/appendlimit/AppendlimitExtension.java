package io.culver.imap.extension.appendlimit;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.StatusItem;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.DataSize;
import io.culver.model.MailboxStatus;

/** APPENDLIMIT: how large a message may be, which is the same in all mailboxes. RFC 7889 */
public final class AppendlimitExtension implements Extension {

    private final DataSize limit;

    public AppendlimitExtension(DataSize limit) {
        this.limit = limit;
    }

    /** {@code capability =/ "APPENDLIMIT" ["=" number]}, {@code status-att =/} RFC 7889 §5 */
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("APPENDLIMIT=" + limit.octets()).statusItem(new Item(limit));
    }

    record Item(DataSize limit) implements StatusItem {
        @Override
        public String name() {
            return "APPENDLIMIT";
        }

        @Override
        public void write(MailboxStatus status, ResponseWriter out) {
            out.number(limit.octets());
        }
    }
}
