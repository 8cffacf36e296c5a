package io.culver.mailbox.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.Flag;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.QuotaLimits;
import io.culver.model.QuotaResource;
import io.culver.model.Uid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of requests, after each of which the account equals a naive one.
 *
 * <p>Rules D13, F1, F2, F3, F7.
 */
class RandomRequestsTest {
    private static final int REQUESTS = 1000;

    private final Map<MailboxId, List<ClientCopy>> clients = new HashMap<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void accountEqualsNaiveOneAndClientsFollow(long seed) {
        Random random = new Random(seed);
        RandomRequests requests = new RandomRequests(random);
        Story story = Story.with();
        NaiveAccount naive = new NaiveAccount();
        for (int i = 0; i < REQUESTS; i++) {
            Request request = requests.next(story.state());
            ModSeq before = story.state().seq();
            boolean isRefused = false;
            try {
                story.grant(request);
            } catch (MailException refusal) {
                isRefused = true;
            }
            boolean changed = naive.execute(request, before.value() + 1);
            assertEquals(changed, !before.equals(story.state().seq()), "request " + request);
            if (isRefused) {
                assertEquals(false, changed);
            }
            assertEqual(naive, story.state());
            if (random.nextInt(4) == 0) {
                syncSome(random, story);
            }
        }
    }

    private void syncSome(Random random, Story story) {
        for (MailboxState mailbox : story.state().mailboxes()) {
            clients.computeIfAbsent(
                    mailbox.id(),
                    id -> List.of(new ClientCopy(id), new ClientCopy(id), new ClientCopy(id)));
        }
        History reach =
                random.nextInt(10) == 0
                        ? story.history().newest(5, Long.MAX_VALUE)
                        : story.history();
        List<ClientCopy> some = new ArrayList<>();
        clients.values().forEach(all -> some.add(all.get(random.nextInt(all.size()))));
        for (ClientCopy it : some) {
            it.sync(story.state(), reach);
            it.assertSameAs(story.state());
        }
    }

    private static void assertEqual(NaiveAccount naive, AccountState state) {
        TreeSet<String> names = new TreeSet<>();
        state.mailboxes().forEach(it -> names.add(it.name().value()));
        assertEquals(naive.mailboxes().keySet(), names);
        TreeSet<String> subscriptions = new TreeSet<>();
        state.subscriptions().forEach(it -> subscriptions.add(it.value()));
        assertEquals(naive.subscriptions(), subscriptions);
        assertEquals(usage(naive), state.quota(QuotaLimits.NONE).usage());
        naive.mailboxes()
                .forEach((name, it) ->
                        assertEqual(it, state.mailbox(new MailboxName(name)).orElseThrow()));
    }

    /** Counted anew. */
    private static Map<QuotaResource, Long> usage(NaiveAccount naive) {
        long messages = 0;
        long octets = 0;
        for (NaiveAccount.Mailbox mailbox : naive.mailboxes().values()) {
            messages += mailbox.messages.size();
            octets +=
                    mailbox.messages.values().stream().mapToLong(NaiveAccount.Message::size).sum();
        }
        return Map.of(
                QuotaResource.MAILBOX, (long) naive.mailboxes().size(),
                QuotaResource.MESSAGE, messages,
                QuotaResource.STORAGE, octets);
    }

    private static void assertEqual(NaiveAccount.Mailbox naive, MailboxState mailbox) {
        assertEquals(naive.id, mailbox.id().value());
        assertEquals(naive.uidNext, mailbox.uidNext().value());
        assertEquals(naive.highestModSeq, mailbox.highestModSeq().value());
        Messages messages = mailbox.messages();
        assertEquals(naive.messages.size(), messages.count());
        assertEquals(naive.messages.size() - naive.count(Flag.SEEN), messages.unseen());
        assertEquals(naive.count(Flag.DELETED), messages.deleted());
        assertEquals(
                naive.messages.values().stream().mapToLong(NaiveAccount.Message::size).sum(),
                messages.octets());
        assertEquals(
                naive.messages.values().stream()
                        .filter(it -> it.flags().contains(Flag.DELETED))
                        .mapToLong(NaiveAccount.Message::size)
                        .sum(),
                messages.deletedOctets());
        messages.select(Story.uids(1, Uid.MAX)).stream()
                .flatMap(SelectedRows::stream)
                .forEach(it ->
                        assertEquals(
                                naive.messages.get(it.uid().value()),
                                new NaiveAccount.Message(
                                        it.email().value(),
                                        it.flags(),
                                        it.modSeq().value(),
                                        it.size().octets())));
    }
}
