package io.culver.mailbox.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.Flags;
import io.culver.model.FlagsOf;
import io.culver.model.MailboxDelta;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.List;
import java.util.TreeMap;

/** What a client knows of one mailbox, kept by nothing but deltas. */
final class ClientCopy {
    private final MailboxId mailbox;
    private final TreeMap<Uid, FlagsOf> messages = new TreeMap<>();
    private ModSeq at = ModSeq.ZERO;
    private boolean isGone;

    ClientCopy(MailboxId mailbox) {
        this.mailbox = mailbox;
    }

    void sync(AccountState state, History history) {
        switch (MailboxChanges.since(state, history, mailbox, at, ModSeq.ZERO, new Uid(1))) {
            case MailboxDelta.Changed it -> change(it);
            case MailboxDelta.Reset it -> {
                messages.clear();
                note(it.flags());
                assertEquals(it.snapshot().uids(), uids());
            }
            case MailboxDelta.Gone _ -> isGone = true;
        }
        at = state.seq();
    }

    private void change(MailboxDelta.Changed delta) {
        for (Uid uid : delta.vanished()) {
            assertTrue(messages.remove(uid) != null, "vanished, but was never there: " + uid);
        }
        UidSet before = uids();
        delta.flags().forEach(it -> assertTrue(it.modSeq().isAfter(at), "told again"));
        note(delta.flags());
        assertEquals(uids().minus(before), delta.appeared());
    }

    private void note(List<FlagsOf> flags) {
        for (FlagsOf it : flags) {
            for (Uid uid : it.uids()) {
                messages.put(uid, new FlagsOf(UidSet.of(uid), it.flags(), it.modSeq()));
            }
        }
    }

    private UidSet uids() {
        UidSet.Builder uids = UidSet.builder();
        messages.keySet().forEach(uids::add);
        return uids.build();
    }

    void assertSameAs(AccountState state) {
        assertEquals(isGone, state.mailbox(mailbox).isEmpty());
        state.mailbox(mailbox)
                .ifPresent(box ->
                        box.messages().select(Story.uids(1, Uid.MAX)).stream()
                                .flatMap(SelectedRows::stream)
                                .forEach(it -> assertKnown(it.uid(), it.flags(), it.modSeq())));
        state.mailbox(mailbox)
                .ifPresent(it -> assertEquals(it.messages().count(), messages.size()));
    }

    private void assertKnown(Uid uid, Flags flags, ModSeq modSeq) {
        assertEquals(new FlagsOf(UidSet.of(uid), flags, modSeq), messages.get(uid));
    }
}
