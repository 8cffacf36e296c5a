package io.culver.imap.protocol;

import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.BodyPart;
import io.culver.model.Envelope;
import io.culver.model.MessageRow;
import io.culver.model.MetaPart;
import io.culver.model.Octets;
import io.culver.model.Span;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Something that FETCH can tell of a message. {@code fetch-att} RFC 9051 §6.4.5 */
public interface FetchItem extends Named {

    /** Reads what follows the name. */
    Attribute parse(ArgumentReader in);

    /** The item as one client asked for it. {@code msg-att-static}, {@code msg-att-dynamic} */
    interface Attribute {

        /** What it needs to know of the content beside its octets. */
        Set<MetaPart> needs();

        /** Whether asking for it sets \Seen. */
        boolean setsSeen();

        /**
         * What the answer may be kept under, if it depends on the content alone, which never
         * changes: the item as it was asked for. Empty if it is not to be kept.
         */
        default String keptAs() {
            return "";
        }

        /** False if what is asked for cannot be made of this message: then it is left out. */
        default boolean isPossible(Message message) {
            return true;
        }

        /** Whether it is one that tells mod-sequences. RFC 7162 §3.1 */
        default boolean showsModSeq() {
            return false;
        }

        /** Writes name and value. */
        void write(Message message, ResponseWriter out);
    }

    /** An attribute that the mailbox itself holds: it costs nothing beyond the row. */
    interface RowAttribute extends Attribute {
        @Override
        default Set<MetaPart> needs() {
            return Set.of();
        }

        @Override
        default boolean setsSeen() {
            return false;
        }
    }

    /** An attribute that was made when the message was stored: no octet of it is read. */
    interface MetaAttribute extends Attribute {
        @Override
        default boolean setsSeen() {
            return false;
        }
    }

    /** A message as FETCH shows it. */
    interface Message {

        MessageRow row();

        boolean isRecent();

        /** For those that need {@link MetaPart#ENVELOPE}. */
        Envelope envelope();

        /** For those that need {@link MetaPart#STRUCTURE}, or the header that is not kept. */
        BodyPart structure();

        /**
         * For those that need {@link MetaPart#HEADER}: the header with the blank line that ends it;
         * empty if it was too long to keep beside the message.
         */
        Optional<Octets> keptHeader();

        /** For those that need {@link MetaPart#PREVIEW}. */
        String preview();

        /** Reads a stretch of the message, in pieces. */
        void read(Span span, Consumer<byte[]> piece);
    }
}
