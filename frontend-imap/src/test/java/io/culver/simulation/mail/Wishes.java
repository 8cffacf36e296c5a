package io.culver.simulation.mail;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What users like to do, as chance has it. */
final class Wishes {
    private static final List<String> NAMES = List.of("INBOX", "INBOX", "INBOX", "a", "a/b", "b");
    private static final List<String> FLAGS = List.of("\\Seen", "\\Deleted", "\\Flagged", "$Work");

    private final RandomGenerator chance;
    private final String client;
    private int mails;

    Wishes(RandomGenerator chance, String client) {
        this.chance = chance;
        this.client = client;
    }

    String flag() {
        return FLAGS.get(chance.nextInt(FLAGS.size()));
    }

    String name() {
        return NAMES.get(chance.nextInt(NAMES.size()));
    }

    /** A wish that makes sense to whoever sees this; absent if there is nothing to wish for. */
    Optional<Wish> next(Mirror mirror) {
        List<Long> uids = some(mirror.uids());
        int draw = chance.nextInt(100);
        if (draw < 30) {
            return Optional.of(append(name()));
        }
        if (draw < 42) {
            return Optional.of(names());
        }
        if (uids.isEmpty()) {
            return Optional.empty();
        }
        if (draw < 75) {
            return Optional.of(store(mirror, uids));
        }
        if (draw < 84) {
            return Optional.of(new Wish.Expunge(mirror.mailbox, uids));
        }
        return Optional.of(new Wish.Copy(mirror.mailbox, uids, name(), chance.nextBoolean()));
    }

    Wish.Append append(String mailbox) {
        List<Wish.Mail> all =
                IntStream.rangeClosed(0, chance.nextInt(3) == 0 ? chance.nextInt(3) : 0)
                        .mapToObj(_ -> new Wish.Mail(client + "-" + ++mails, flags()))
                        .toList();
        return new Wish.Append(mailbox, all);
    }

    private Wish names() {
        return switch (chance.nextInt(6)) {
            case 0, 1, 2 -> new Wish.Create(name());
            case 3 -> new Wish.Delete(name());
            case 4 -> new Wish.Rename(name(), name());
            default -> new Wish.Subscribe(name(), chance.nextBoolean());
        };
    }

    private Wish.Store store(Mirror mirror, List<Long> uids) {
        Wish.How how = List.of(Wish.How.values()).get(chance.nextInt(3));
        Set<String> flags = flags();
        OptionalLong condition =
                chance.nextInt(4) == 0 && mirror.highest > 0
                        ? OptionalLong.of(1 + chance.nextLong(mirror.highest))
                        : OptionalLong.empty();
        if (flags.isEmpty()) {
            flags.add("\\Seen");
        }
        return new Wish.Store(mirror.mailbox, uids, how, flags, condition);
    }

    private Set<String> flags() {
        Set<String> flags = new TreeSet<>();
        for (int i = chance.nextInt(3); i > 0; i--) {
            flags.add(FLAGS.get(chance.nextInt(FLAGS.size())));
        }
        return flags;
    }

    private List<Long> some(List<Long> uids) {
        if (uids.isEmpty()) {
            return uids;
        }
        int first = chance.nextInt(uids.size());
        int count = 1 + chance.nextInt(chance.nextInt(4) == 0 ? uids.size() : 2);
        return uids.subList(first, Math.min(uids.size(), first + count));
    }

    /** How IMAP says it. */
    static String command(Wish wish) {
        return switch (wish) {
            case Wish.Append it -> throw new IllegalArgumentException(it.toString());
            case Wish.Store it -> {
                String condition =
                        it.unchangedSince().isPresent()
                                ? "(UNCHANGEDSINCE " + it.unchangedSince().getAsLong() + ") "
                                : "";
                yield "UID STORE %s %s%sFLAGS (%s)"
                        .formatted(
                                Mirror.set(it.uids()),
                                condition,
                                it.how().sign,
                                String.join(" ", it.flags()));
            }
            case Wish.Expunge it -> "UID EXPUNGE " + Mirror.set(it.uids());
            case Wish.Copy it ->
                    "UID %s %s %s"
                            .formatted(
                                    it.isMove() ? "MOVE" : "COPY",
                                    Mirror.set(it.uids()),
                                    it.target());
            case Wish.Create it -> "CREATE " + it.name();
            case Wish.Delete it -> "DELETE " + it.name();
            case Wish.Rename it -> "RENAME " + it.from() + " " + it.to();
            case Wish.Subscribe it ->
                    (it.isSubscribed() ? "SUBSCRIBE " : "UNSUBSCRIBE ") + it.name();
        };
    }
}
