package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;

/** An attribute that the mailbox itself holds: it costs nothing beyond the row. */
interface RowAttribute extends FetchItem.Attribute {
    @Override
    default boolean needsMeta() {
        return false;
    }

    @Override
    default boolean setsSeen() {
        return false;
    }
}
