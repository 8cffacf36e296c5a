package io.culver.simulation;

import io.culver.mailbox.owner.LogBounds;
import io.culver.model.QuotaLimits;
import io.culver.model.QuotaResource;
import io.culver.simulation.mail.Room;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How the nodes of a seed are set: with checkpoints as often as the little mail of a simulation
 * needs them.
 *
 * @param retention for how long the past is kept
 * @param room how much an account may hold
 */
record Climate(Duration retention, LogBounds bounds, Room room) {

    static Climate drawn(RandomGenerator chance) {
        boolean isShort = chance.nextBoolean();
        return new Climate(
                isShort ? Duration.ofSeconds(20 + chance.nextInt(100)) : Duration.ofDays(14),
                new LogBounds(3 + chance.nextInt(40), chance.nextInt(30), chance.nextInt(10)),
                new Room(
                        chance.nextInt(3) == 0 ? 10 + chance.nextInt(30) : Room.BOUNDLESS,
                        chance.nextInt(3) == 0 ? 1_000 + chance.nextInt(4_000) : Room.BOUNDLESS,
                        chance.nextInt(3) == 0 ? 2 + chance.nextInt(3) : Room.BOUNDLESS));
    }

    QuotaLimits quota() {
        Map<QuotaResource, Long> limits = new EnumMap<>(QuotaResource.class);
        limits.put(QuotaResource.MESSAGE, room.messages());
        limits.put(QuotaResource.STORAGE, room.octets());
        limits.put(QuotaResource.MAILBOX, room.mailboxes());
        limits.values().removeIf(it -> it == Room.BOUNDLESS);
        return new QuotaLimits(limits);
    }
}
