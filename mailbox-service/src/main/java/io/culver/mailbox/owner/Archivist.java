package io.culver.mailbox.owner;

import io.culver.mailbox.codec.ArchiveCodec;
import io.culver.mailbox.codec.Retained.Archive;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes entries that are about to be trimmed out of the log into archives, and small archives that
 * lie side by side into one.
 */
final class Archivist {
    private final AccountId account;
    private final OwnerSetting setting;
    private final ObjectWriter writer;

    Archivist(AccountId account, OwnerSetting setting, ObjectWriter writer) {
        this.account = account;
        this.setting = setting;
        this.writer = writer;
    }

    /** The plan with the entries archived that stand in the log up to a new floor. */
    RetentionPlan archive(RetentionPlan plan, Head head, ModSeq floor) {
        List<Archive> archives = new ArrayList<>(plan.archives());
        LogReader log = new LogReader(account, setting.log());
        Lot lot = new Lot(head.floor().next());
        for (ModSeq last = head.floor(); floor.isAfter(last); ) {
            for (LogReader.Step step : log.after(last, head)) {
                last = step.seq();
                if (last.isAfter(floor)) {
                    break;
                }
                lot.add(step.stored());
                if (lot.octets >= OwnerLimits.ARCHIVE_OCTETS) {
                    archives.add(write(lot));
                    lot = new Lot(last.next());
                }
            }
        }
        if (!lot.entries.isEmpty()) {
            archives.add(write(lot));
        }
        List<ObjectId> merged = new ArrayList<>();
        merge(archives, merged);
        return plan.with(archives, merged);
    }

    private Archive write(Lot lot) {
        var object = writer.write(id -> ArchiveCodec.encode(lot.entries, id));
        return new Archive(object.id(), lot.first, lot.entries.size(), object.octets());
    }

    /** The run that costs least is written in one, until there are few or all are large. */
    private void merge(List<Archive> archives, List<ObjectId> merged) {
        while (archives.size() > OwnerLimits.SMALL_ARCHIVES) {
            List<Archive> cheapest = run(archives, 0);
            for (int i = 1; i <= archives.size() - OwnerLimits.MERGED_ARCHIVES; i++) {
                List<Archive> next = run(archives, i);
                cheapest = octets(next) < octets(cheapest) ? next : cheapest;
            }
            if (octets(cheapest) > OwnerLimits.ARCHIVE_OCTETS) {
                return;
            }
            Lot lot = new Lot(cheapest.getFirst().first());
            for (Archive it : cheapest) {
                ArchiveCodec.decode(setting.snapshots().get(account, it.id()), it.id())
                        .forEach(lot::add);
                merged.add(it.id());
            }
            Archive whole = write(lot);
            cheapest.clear(); // a view: out of the archives
            archives.add(positionOf(whole, archives), whole);
        }
    }

    private static List<Archive> run(List<Archive> archives, int from) {
        return archives.subList(from, from + OwnerLimits.MERGED_ARCHIVES);
    }

    private static long octets(List<Archive> archives) {
        return archives.stream().mapToLong(Archive::octets).sum();
    }

    private static int positionOf(Archive archive, List<Archive> archives) {
        int position = 0;
        while (position < archives.size()
                && archive.first().isAfter(archives.get(position).first())) {
            position++;
        }
        return position;
    }

    /** Entries that go into one archive. */
    private static final class Lot {
        private final ModSeq first;
        private final List<Octets> entries = new ArrayList<>();
        private long octets;

        Lot(ModSeq first) {
            this.first = first;
        }

        void add(Octets entry) {
            entries.add(entry);
            octets += entry.size();
        }
    }
}
