package io.culver.imap.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.imap.wire.ImapSyntaxException;
import io.culver.imap.wire.MessageSet;
import io.culver.imap.wire.MessageSet.Range;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.DataSize;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.MailboxSnapshot;
import io.culver.model.MailboxStatus;
import io.culver.model.MessageNumber;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.model.UidValidity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** On messages 1 to 5 with UIDs 10, 11, 12, 4294967290 and 4294967295; the last two are recent. */
class MailboxViewTest {

    private static final long HIGH = 4_294_967_290L;

    private final MailboxView view = new MailboxView(snapshot(), true, new Wording());

    private static MailboxSnapshot snapshot() {
        UidSet uids = uids(10, 12, HIGH, HIGH, Uid.MAX, Uid.MAX);
        var status =
                new MailboxStatus(
                        new MailboxId(1),
                        new UidValidity(1),
                        new Uid(Uid.MAX),
                        new ModSeq(7),
                        5,
                        2,
                        5,
                        0,
                        DataSize.ZERO,
                        DataSize.ZERO);
        return new MailboxSnapshot(
                new ModSeq(7),
                MailboxName.INBOX,
                status,
                uids,
                new Uid(HIGH),
                Optional.empty(),
                List.of());
    }

    private static UidSet uids(long... bounds) {
        var uids = UidSet.builder();
        for (int i = 0; i < bounds.length; i += 2) {
            uids.add(new Uid(bounds[i]), new Uid(bounds[i + 1]));
        }
        return uids.build();
    }

    private static MessageSet numbers(long first, long last) {
        return new MessageSet.ByNumber(List.of(new Range(first, last)));
    }

    private static MessageSet byUid(long first, long last) {
        return new MessageSet.ByUid(List.of(new Range(first, last)));
    }

    private static String sent(Consumer<Responder> what) {
        var octets = new ByteArrayOutputStream();
        var out = new Responder(new ResponseWriter(octets::writeBytes, false));
        what.accept(out);
        out.flush();
        return octets.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void mapsNumbersAndUids() {
        assertEquals(5, view.exists());
        assertEquals(new Uid(HIGH), view.uid(new MessageNumber(4)));
        assertEquals(Optional.of(new MessageNumber(5)), view.number(new Uid(Uid.MAX)));
        assertEquals(Optional.empty(), view.number(new Uid(13)));
    }

    @Test
    void resolvesNumbers() {
        assertEquals(uids(11, 12), view.resolve(numbers(2, 3)));
        assertEquals(uids(12, Uid.MAX), view.resolve(numbers(Range.HIGHEST, 3)));
        assertThrows(ImapSyntaxException.class, () -> view.resolve(numbers(6, 6)));
    }

    @Test
    void refusesAnyNumberInAnEmptyMailbox() {
        sent(out -> view.forget(view.uids(), out));
        assertThrows(
                ImapSyntaxException.class,
                () -> view.resolve(numbers(Range.HIGHEST, Range.HIGHEST)));
        assertEquals(UidSet.EMPTY, view.resolve(byUid(1, Range.HIGHEST)));
    }

    @Test
    void takesStarForTheLastMessageEvenBelowTheOtherEnd() {
        sent(out -> view.forget(uids(HIGH, Uid.MAX), out));
        assertEquals(uids(12, 12), view.resolve(byUid(4_000_000_000L, Range.HIGHEST)));
        assertEquals(UidSet.EMPTY, view.resolve(byUid(13, 4_000_000_000L)));
    }

    @Test
    void tellsExpungesOneByOne() {
        assertEquals(
                "* 2 EXPUNGE\r\n* 2 EXPUNGE\r\n* 3 EXPUNGE\r\n",
                sent(out -> view.forget(uids(11, 13, Uid.MAX, Uid.MAX), out)));
        assertEquals(2, view.exists());
    }

    @Test
    void holdsExpungesUntilTheyMayBeTold() {
        view.hold(uids(10, 10));
        assertEquals(5, view.exists());
        assertEquals("* 1 EXPUNGE\r\n", sent(view::tellHeld));
        assertEquals("", sent(view::tellHeld));
    }

    @Test
    void countsRecentMessages() {
        assertEquals(Optional.of(2L), view.recent());
        sent(out -> view.forget(uids(HIGH, HIGH), out));
        assertEquals(Optional.of(1L), view.recent());
        assertEquals(Optional.empty(), new MailboxView(snapshot(), false, new Wording()).recent());
    }
}
