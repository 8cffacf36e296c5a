package io.culver.simulation;

import io.culver.mailbox.codec.EntryCodec;
import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.NewContents;
import io.culver.mailbox.domain.Segment;
import io.culver.mailbox.ingest.ContentBlob;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.model.EmailId;
import io.culver.model.Flag;
import io.culver.model.MailException;
import io.culver.model.MessageRow;
import io.culver.simulation.disk.SharedDisk;
import io.culver.simulation.mail.Judge;
import io.culver.simulation.mail.NaiveMail;
import io.culver.simulation.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What is kept of the past, when all is over: the account as it was at times within the retention,
 * and nothing of what was deleted once that has gone by.
 */
final class Hindsight {
    private static final int LOOKS = 4;

    /** Looks take time, in which the retention goes on. */
    private static final Duration LOOKING = Duration.ofSeconds(10);

    private static final Duration LONG_AFTER = Duration.ofDays(16);
    private static final Duration TICK = Duration.ofSeconds(2);
    private static final int ROUNDS = 5;

    private final Simulation world;
    private final Scheduler scheduler;
    private final Judge judge;
    private final SharedDisk disk;
    private final Climate climate;

    Hindsight(Simulation world, SharedDisk disk, Climate climate) {
        this.world = world;
        this.scheduler = world.scheduler();
        this.judge = world.judge();
        this.disk = disk;
        this.climate = climate;
    }

    private AccountOwners node(int place) {
        return world.nodes().get(place).orElseThrow().owners();
    }

    /** In calm weather, from nodes that know nothing but what is stored. */
    void lookBack() {
        List<Instant> times =
                disk.archive().stream()
                        .map(it -> EntryCodec.decode(it.entry()).entry().time())
                        .toList();
        Instant oldest = scheduler.clock().instant().minus(climate.retention()).plus(LOOKING);
        for (int i = 0; i < LOOKS; i++) {
            Instant time = times.get(scheduler.chance().nextInt(times.size()));
            if (time.isAfter(oldest)) {
                int place = scheduler.chance().nextInt(Simulation.NODES);
                AccountState then = node(place).owner(OpenDoors.ACCOUNT).at(time);
                long seq = times.stream().takeWhile(it -> !it.isAfter(time)).count();
                judge.past(seq, listing(then));
            }
        }
    }

    private static Map<String, Map<Long, String>> listing(AccountState state) {
        Map<String, Map<Long, String>> all = new TreeMap<>();
        for (MailboxState mailbox : state.mailboxes()) {
            Map<Long, String> rows = new TreeMap<>();
            for (Segment segment : mailbox.messages().segments()) {
                for (int i = 0; i < segment.count(); i++) {
                    MessageRow row = segment.row(i);
                    var flags = row.flags().stream().map(Flag::name).collect(Collectors.toSet());
                    rows.put(row.uid().value(), NaiveMail.row(flags, row.modSeq().value()));
                }
            }
            all.put(mailbox.name().value(), rows);
        }
        return all;
    }

    /** All nodes sweep at once, one of them is lost meanwhile, and then once more in peace. */
    void forget(Nemesis nemesis, Consumer<Weather> sky) {
        scheduler.sleep(LONG_AFTER);
        sky.accept(Weather.drawn(scheduler.chance()));
        for (int place = 0; place < Simulation.NODES; place++) {
            AccountOwners owners = node(place);
            world.nodes().get(place).orElseThrow().site().spawn(() -> sweep(owners));
        }
        scheduler.sleep(scheduler.upTo(TICK));
        sky.accept(Weather.CALM);
        nemesis.replaceAllNodes();
        int rounds = 0;
        while (node(0).sweep(OpenDoors.ACCOUNT) && rounds < ROUNDS) {
            rounds++;
        }
        if (rounds == ROUNDS) {
            judge.violated("sweeping has no end");
        }
        node(1).verify(OpenDoors.ACCOUNT)
                .differences()
                .forEach(it -> judge.violated("verified: " + it));
        AccountState now = node(1).owner(OpenDoors.ACCOUNT).current();
        var wanted = NewContents.of(now);
        for (long id = 1; id < now.nextEmail().value(); id++) {
            EmailId email = new EmailId(id);
            var page = disk.store().messages().get(OpenDoors.ACCOUNT, List.of(email));
            boolean isWanted = wanted.contains(id);
            if (page.found().containsKey(email) != isWanted || hasOctets(email) != isWanted) {
                judge.violated("content %d is %s".formatted(id, isWanted ? "gone" : "kept"));
            }
        }
    }

    private boolean hasOctets(EmailId email) {
        try {
            var blob = ContentBlob.of(OpenDoors.ACCOUNT, email);
            return disk.store().blobs().get(blob, 0).size() > 0;
        } catch (MailException none) {
            return false;
        }
    }

    private void sweep(AccountOwners owners) {
        try {
            owners.sweep(OpenDoors.ACCOUNT);
        } catch (MailException failure) {
            scheduler.tell(() -> "not swept: %s".formatted(failure.getMessage()));
        }
    }
}
