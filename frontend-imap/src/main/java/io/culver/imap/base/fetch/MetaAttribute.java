package io.culver.imap.base.fetch;

import io.culver.imap.protocol.FetchItem;

/** An attribute that was made when the message was stored: no octet of it is read. */
interface MetaAttribute extends FetchItem.Attribute {
    @Override
    default boolean needsMeta() {
        return true;
    }

    @Override
    default boolean setsSeen() {
        return false;
    }
}
