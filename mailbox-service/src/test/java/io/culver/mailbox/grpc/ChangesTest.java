package io.culver.mailbox.grpc;

import static io.culver.mailbox.grpc.RunningService.mail;
import static io.culver.mailbox.grpc.RunningService.newOp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.proto.FlagCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.mailbox.v1.ContentsRequest;
import io.culver.proto.mailbox.v1.ContentsResponse;
import io.culver.proto.mailbox.v1.SinceRequest;
import io.culver.proto.mailbox.v1.StoreRequest;
import io.culver.proto.mailbox.v1.WatchRequest;
import io.culver.proto.mailbox.v1.WatchResponse;
import io.culver.proto.model.v1.ModelProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Since, Watch and Contents. */
class ChangesTest {
    @TempDir private Path folder;
    private RunningService running;

    @BeforeEach
    void start() throws IOException {
        running = new RunningService(folder);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void tellsWhatBecameOfAMailbox() throws Exception {
        running.append("INBOX", mail("one"));
        var before = running.open("INBOX");
        running.append("INBOX", mail("two"));
        markSeen(before.getStatus().getMailboxId(), UidSet.of(new Uid(1)));

        ModelProto.MailboxDelta.Changed changed =
                running.changes()
                        .since(
                                SinceRequest.newBuilder()
                                        .setAccountId(running.account)
                                        .setMailboxId(before.getStatus().getMailboxId())
                                        .setSince(before.getAt())
                                        .build())
                        .getDelta()
                        .getChanged();

        assertEquals(UidSet.of(new Uid(2)), UidSetCodec.decode(changed.getAppeared()));
        assertEquals(2, changed.getFlagsCount());
        assertEquals(running.open("INBOX").getAt(), changed.getUpTo());
    }

    @Test
    void tellsAWatcherOfEveryChangeOrOfALaterOne() throws Exception {
        var events = new Events();
        StreamObserver<WatchRequest> requests = running.watching().watch(events);
        var inbox = running.open("INBOX");
        requests.onNext(subscribe(running.account, inbox.getAt()));
        long last = 0;
        for (int i = 0; i < 50; i++) {
            last = running.append("INBOX", mail("number " + i)).getModSeq();
        }

        WatchResponse event = events.next();
        Set<Long> changed = new HashSet<>(event.getMailboxIdsList());
        while (event.getSeq() < last) {
            event = events.next();
            changed.addAll(event.getMailboxIdsList());
        }

        assertEquals(running.account, event.getAccountId());
        assertEquals(Set.of(inbox.getStatus().getMailboxId()), changed);
        requests.onCompleted();
        assertEquals(true, events.ended.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void tellsAtOnceOfWhatChangedBeforeTheSubscription() throws Exception {
        var before = running.open("INBOX");
        long last = running.append("INBOX", mail("missed")).getModSeq();
        var events = new Events();

        running.watching().watch(events).onNext(subscribe(running.account, before.getAt()));

        WatchResponse event = events.next();
        assertTrue(event.getSeq() >= last);
        assertEquals(List.of(before.getStatus().getMailboxId()), event.getMailboxIdsList());
    }

    @Test
    void tellsNothingAfterUnsubscribeAndOfOtherAccounts() throws Exception {
        ByteString other = running.addAccount("eve@example.org", "password");
        var events = new Events();
        StreamObserver<WatchRequest> requests = running.watching().watch(events);
        requests.onNext(subscribe(running.account, running.open("INBOX").getAt()));
        requests.onNext(
                WatchRequest.newBuilder()
                        .setUnsubscribe(
                                WatchRequest.Unsubscribe.newBuilder().setAccountId(running.account))
                        .build());
        requests.onNext(subscribe(other, 0));
        assertEquals(other, events.next().getAccountId());

        running.append("INBOX", mail("unheard"));

        assertNull(events.poll(200));
    }

    @Test
    void endsAWatchThatAsksForNonsense() throws Exception {
        var events = new Events();

        running.watching().watch(events).onNext(subscribe(ByteString.copyFromUtf8("x"), 0));

        assertEquals(false, events.ended.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void listsTheContentsGainedSinceAPoint() throws Exception {
        long first = running.append("INBOX", mail("one")).getModSeq();
        long second = running.append("INBOX", mail("two"), mail("three")).getModSeq();

        List<ContentsResponse> lots = contents(first);

        assertEquals(2, lots.stream().mapToInt(ContentsResponse::getEmailIdsCount).sum());
        assertTrue(lots.getLast().getUpTo() >= second);
        assertEquals(3, contents(0).getFirst().getEmailIdsCount());
        assertEquals(0, contents(lots.getLast().getUpTo()).getFirst().getEmailIdsCount());
    }

    private List<ContentsResponse> contents(long since) {
        List<ContentsResponse> lots = new ArrayList<>();
        running.changes()
                .contents(
                        ContentsRequest.newBuilder()
                                .setAccountId(running.account)
                                .setSince(since)
                                .build())
                .forEachRemaining(lots::add);
        return lots;
    }

    private void markSeen(long mailbox, UidSet uids) {
        var seen = new FlagChange.Add(Flags.of(Flag.SEEN));
        var _ =
                running.messages()
                        .store(
                                StoreRequest.newBuilder()
                                        .setAccountId(running.account)
                                        .setOpId(newOp())
                                        .setMailboxId(mailbox)
                                        .setUids(UidSetCodec.encode(uids))
                                        .setChange(FlagCodec.encode(seen))
                                        .build());
    }

    private static WatchRequest subscribe(ByteString account, long since) {
        return WatchRequest.newBuilder()
                .setSubscribe(
                        WatchRequest.Subscribe.newBuilder().setAccountId(account).setSince(since))
                .build();
    }

    /** What a front end would hear. */
    private static final class Events implements StreamObserver<WatchResponse> {
        private final BlockingQueue<WatchResponse> events = new LinkedBlockingQueue<>();
        private final BlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();

        WatchResponse next() throws InterruptedException {
            WatchResponse event = poll(20_000);
            assertNotNull(event, "no event");
            return event;
        }

        @Nullable WatchResponse poll(long millis) throws InterruptedException {
            return events.poll(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void onNext(WatchResponse event) {
            events.add(event);
        }

        @Override
        public void onError(Throwable failure) {
            ended.add(false);
        }

        @Override
        public void onCompleted() {
            ended.add(true);
        }
    }
}
