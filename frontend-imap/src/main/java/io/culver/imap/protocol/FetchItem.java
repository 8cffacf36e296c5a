package io.culver.imap.protocol;

import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MessageMeta;
import io.culver.model.MessageRow;
import io.culver.model.Span;
import java.util.function.Consumer;

/** Something that FETCH can tell of a message. {@code fetch-att} RFC 9051 §6.4.5 */
public interface FetchItem extends Named {

    /** Reads what follows the name. */
    Attribute parse(ArgumentReader in);

    /** The item as one client asked for it. {@code msg-att-static}, {@code msg-att-dynamic} */
    interface Attribute {

        /** Whether it needs {@link Message#meta}. */
        boolean needsMeta();

        /** Whether asking for it sets \Seen. */
        boolean setsSeen();

        /** False if what is asked for cannot be made of this message: then it is left out. */
        default boolean isPossible(Message message) {
            return true;
        }

        /** Writes name and value. */
        void write(Message message, ResponseWriter out);
    }

    /** An attribute that the mailbox itself holds: it costs nothing beyond the row. */
    interface RowAttribute extends Attribute {
        @Override
        default boolean needsMeta() {
            return false;
        }

        @Override
        default boolean setsSeen() {
            return false;
        }
    }

    /** An attribute that was made when the message was stored: no octet of it is read. */
    interface MetaAttribute extends Attribute {
        @Override
        default boolean needsMeta() {
            return true;
        }

        @Override
        default boolean setsSeen() {
            return false;
        }
    }

    /** A message as FETCH shows it. */
    interface Message {

        MessageRow row();

        boolean isRecent();

        MessageMeta meta();

        /** Reads a stretch of the message, in pieces. */
        void read(Span span, Consumer<byte[]> piece);
    }
}
