package io.culver.mailbox.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.codec.frame.Frame;
import io.culver.mailbox.domain.Change;
import io.culver.mailbox.domain.Decision;
import io.culver.mailbox.domain.Entry;
import io.culver.mailbox.domain.Messages;
import io.culver.mailbox.domain.RandomRequests;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.domain.Segment;
import io.culver.mailbox.domain.Story;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.EntryHash;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.model.ThreadId;
import io.culver.proto.storage.v1.CheckpointProto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Entries and the objects of checkpoints: read as written, or not at all. */
class StoredFormatTest {
    private static final EntryHash BEFORE = new EntryHash(new UUID(5, 6));
    private static final ObjectId ID = new ObjectId(new UUID(7, 8));

    /** An account of some hundred requests, all kinds of which left an entry. */
    private static Story story(List<Entry> entries) {
        Random random = new Random(14);
        RandomRequests requests = new RandomRequests(random);
        Story story = Story.with();
        for (int i = 0; i < 1500; i++) {
            Request request = requests.next(story.state());
            var op = story.newOp();
            if (story.decide(op, request) instanceof Decision.Write(var entry)) {
                entries.add(entry);
                story.grant(op, request);
            }
        }
        return story;
    }

    private static void assertCorrupt(Octets octets, Function<Octets, ?> decode) {
        MailException failure = assertThrows(MailException.class, () -> decode.apply(octets));
        assertEquals(MailError.CORRUPTION, failure.error());
    }

    /** Flips each bit for itself, and cuts the end off at each octet. */
    private static void assertEveryDamageIsSeen(Octets octets, Function<Octets, ?> decode) {
        for (int i = 0; i < octets.size(); i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = octets.toArray();
                damaged[i] ^= (byte) (1 << bit);
                assertCorrupt(Octets.wrap(damaged), decode);
            }
            byte[] cut = new byte[i];
            octets.asReadOnlyBuffer().get(cut);
            assertCorrupt(Octets.wrap(cut), decode);
        }
    }

    @Test
    void entriesOfEveryKindAreReadAsWritten() {
        List<Entry> entries = new ArrayList<>();
        story(entries);

        Set<Class<?>> kinds = new HashSet<>();
        for (Entry entry : entries) {
            var stored = EntryCodec.encode(entry, BEFORE);
            assertEquals(new EntryCodec.Linked(entry, BEFORE), EntryCodec.decode(stored));
            kinds.add(entry.change().getClass());
        }
        assertEquals(Set.of(Change.class.getPermittedSubclasses()), kinds);
    }

    @Test
    void damagedEntriesAreSeen() {
        List<Entry> entries = new ArrayList<>();
        story(entries);
        entries.subList(0, 40)
                .forEach(it ->
                        assertEveryDamageIsSeen(EntryCodec.encode(it, BEFORE), EntryCodec::decode));
    }

    @Test
    void entryForTenThousandMessagesIsSmall() {
        Story story = Story.with("a");
        for (int i = 0; i < 10; i++) {
            story.append("a", 1000);
        }
        Request store =
                new Request.StoreFlags(story.id("a"), Story.uids(1, 10_000), Story.add("\\Seen"));

        var entry = ((Decision.Write) story.decide(story.newOp(), store)).entry();

        assertTrue(EntryCodec.encode(entry, BEFORE).size() < 90);
    }

    @Test
    void segmentsAreReadAsWritten() {
        List<Segment> segments = segments();

        List<Segment> read = SegmentCodec.decode(SegmentCodec.encode(segments, ID), ID);

        assertEquals(segments.size(), read.size());
        for (int i = 0; i < read.size(); i++) {
            Segment expected = segments.get(i);
            Segment actual = read.get(i);
            assertEquals(expected.count(), actual.count());
            assertEquals(expected.maxModSeq(), actual.maxModSeq());
            assertEquals(expected.maxExpungeModSeq(), actual.maxExpungeModSeq());
            for (int row = 0; row < expected.count(); row++) {
                assertEquals(expected.row(row), actual.row(row));
                assertEquals(expected.sentDate(row), actual.sentDate(row));
            }
        }
    }

    private static List<Segment> segments() {
        return story(new ArrayList<>()).state().mailboxes().stream()
                .map(it -> it.messages())
                .map(Messages::segments)
                .flatMap(List::stream)
                .toList();
    }

    private static final Retained RETAINED =
            new Retained(
                    List.of(
                            new Retained.Past(
                                    new ModSeq(5),
                                    Instant.ofEpochMilli(1_700_000_000_123L),
                                    new ObjectId(new UUID(9, 9)),
                                    List.of(new ObjectId(new UUID(9, 8))))),
                    List.of(
                            new Retained.Archive(
                                    new ObjectId(new UUID(9, 7)), new ModSeq(6), 3, 99)),
                    new ModSeq(4));

    @Test
    void damagedArchivesAreSeen() {
        List<Octets> entries = List.of(Octets.wrap(new byte[] {1, 2}), Octets.wrap(new byte[] {3}));
        Octets stored = ArchiveCodec.encode(entries, ID);
        assertEveryDamageIsSeen(stored, it -> ArchiveCodec.decode(it, ID));
        assertEquals(entries, ArchiveCodec.decode(stored, ID));
    }

    @Test
    void damagedSegmentsAndRootsAreSeen() {
        Story story = Story.with("a", "b");
        story.append("a", 20);
        Segment segment = story.mailbox("a").messages().segments().getFirst();
        assertEveryDamageIsSeen(
                SegmentCodec.encode(List.of(segment), ID), it -> SegmentCodec.decode(it, ID));

        Root root =
                new Root(
                        story.state().counters(),
                        Optional.of(BEFORE),
                        Optional.of(new Checkpoint(new ModSeq(3), ID)),
                        List.of(),
                        Map.of(
                                QuotaResource.STORAGE, new QuotaSetting.AtMost(7),
                                QuotaResource.MESSAGE, new QuotaSetting.Unlimited()),
                        story.state().window(),
                        List.of(new ObjectId(new UUID(1, 2))),
                        List.of(
                                new Root.Bundle(
                                        new ObjectId(new UUID(3, 4)), 5, 6, 9, new ModSeq(7))),
                        List.of(new Root.Delta(List.of(ID), new ModSeq(8), 9, new ModSeq(10))),
                        List.of(new ObjectId(new UUID(7, 8))),
                        9,
                        RETAINED);
        Octets stored = RootCodec.encode(root, ID);
        assertEveryDamageIsSeen(stored, it -> RootCodec.decode(it, ID));
        assertCorrupt(stored, it -> RootCodec.decode(it, new ObjectId(new UUID(8, 8))));
        Root read = RootCodec.decode(stored, ID);
        assertEquals(root.hash(), read.hash());
        assertEquals(root.previous(), read.previous());
        assertEquals(root.counters(), read.counters());
        assertEquals(root.quota(), read.quota());
        assertEquals(root.window().toList(), read.window().toList());
        assertEquals(root.catalogues(), read.catalogues());
        assertEquals(root.bundles(), read.bundles());
        assertEquals(root.deltas(), read.deltas());
        assertEquals(root.superseded(), read.superseded());
        assertEquals(root.historyOctets(), read.historyOctets());
        assertEquals(root.retained(), read.retained());
    }

    /** Segments and entries from before there were save dates and threads. */
    @Test
    void whatWasStoredWithoutSaveDatesAndThreadsIsRead() {
        Story story = Story.with("a");
        story.append("a", 3);
        Segment segment = story.mailbox("a").messages().segments().getFirst();
        Octets old = without(SegmentCodec.encode(List.of(segment), ID));

        Segment read = SegmentCodec.decode(old, ID).getFirst();

        for (int row = 0; row < 3; row++) {
            assertEquals(segment.uid(row), read.uid(row));
            assertEquals(segment.internalDate(row).instant(), read.saved(row));
            assertEquals(ThreadId.alone(segment.email(row)), read.thread(row));
        }
    }

    /** The bundle as a version wrote it that did not know these two columns. */
    private static Octets without(Octets bundle) {
        return Frame.open(
                bundle,
                CheckpointProto.Bundle.parser(),
                it -> {
                    var older = CheckpointProto.Bundle.newBuilder();
                    it.getSegmentsList()
                            .forEach(segment ->
                                    older.addSegments(
                                            segment.toBuilder()
                                                    .clearSavedSeconds()
                                                    .clearThreadIds()));
                    return Frame.seal(older.build(), ID.bits());
                },
                ID.bits());
    }
}
