package io.culver.mailbox.grpc;

import static io.culver.mailbox.grpc.RunningService.mail;
import static io.culver.mailbox.grpc.RunningService.newOp;
import static io.culver.mailbox.grpc.RunningService.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.culver.model.MailError;
import io.culver.proto.mailbox.v1.CreateRequest;
import io.culver.proto.mailbox.v1.DeleteRequest;
import io.culver.proto.mailbox.v1.ListRequest;
import io.culver.proto.mailbox.v1.ListResponse;
import io.culver.proto.mailbox.v1.OpenRequest;
import io.culver.proto.mailbox.v1.RenameRequest;
import io.culver.proto.mailbox.v1.SettleAppendRequest;
import io.culver.proto.mailbox.v1.StatusRequest;
import io.culver.proto.mailbox.v1.SubscribeRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** List, Open, Status, Create, Delete, Rename and Subscribe. */
class MailboxesTest {
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
    void createsAMailboxAndThoseAboveIt() {
        long created = create("Work/2026/November");

        assertEquals(created, running.open("Work/2026/November").getStatus().getMailboxId());
        assertTrue(names().containsAll(List.of("Work", "Work/2026", "Work/2026/November")));
        assertEquals(MailError.ALREADY_EXISTS, refusal(() -> create("Work/2026")));
    }

    @Test
    void renamesWithEverythingBelow() throws Exception {
        long created = create("Work/2026");
        running.append("Work/2026", mail("one"));

        rename("Work", "Archive/Work");

        var opened = running.open("Archive/Work/2026");
        assertEquals(created, opened.getStatus().getMailboxId());
        assertEquals(1, opened.getStatus().getMessages());
        assertEquals(MailError.NO_SUCH_MAILBOX, refusal(() -> running.open("Work")));
        assertEquals(MailError.NO_SUCH_MAILBOX, refusal(() -> rename("Work", "Play")));
        assertEquals(MailError.CANNOT, refusal(() -> rename("Archive", "Archive/Old")));
    }

    @Test
    void renamesInboxByMovingItsMessages() throws Exception {
        running.append("INBOX", mail("one"));

        rename("INBOX", "Old");

        assertEquals(0, running.open("INBOX").getStatus().getMessages());
        assertEquals(1, running.open("Old").getStatus().getMessages());
    }

    @Test
    void deletesLeavesOnly() {
        create("Work/2026");

        assertEquals(MailError.HAS_CHILDREN, refusal(() -> delete("Work")));
        assertEquals(MailError.CANNOT, refusal(() -> delete("INBOX")));
        delete("Work/2026");
        assertEquals(MailError.NO_SUCH_MAILBOX, refusal(() -> delete("Work/2026")));
    }

    @Test
    void subscribesToNamesWithoutAMailbox() {
        subscribe("Someday", true);
        var listed =
                list().getMailboxesList().stream()
                        .filter(it -> it.getName().equals("Someday"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(0, listed.getMailboxId());
        assertTrue(listed.getSubscribed());

        subscribe("Someday", false);

        assertTrue(names().stream().noneMatch("Someday"::equals));
    }

    /** Rule E9. */
    @Test
    void showsMessagesAsRecentToTheFirstSelectOnly() throws Exception {
        running.append("INBOX", mail("one"), mail("two"));

        assertEquals(2, running.open("INBOX").getStatus().getRecent());
        assertEquals(2, select("INBOX"));
        assertEquals(0, select("INBOX"));
    }

    /** Rule D13. */
    @Test
    void countsForStatus() throws Exception {
        running.append("INBOX", mail("one"), mail("two"));

        var status =
                running.mailboxes()
                        .status(
                                StatusRequest.newBuilder()
                                        .setAccountId(running.account)
                                        .setName("inbox")
                                        .build())
                        .getStatus();

        assertEquals(2, status.getMessages());
        assertEquals(2, status.getUnseen());
        assertEquals(3, status.getUidNext());
        assertEquals(mail("one").length + mail("two").length, status.getOctets());
    }

    @Test
    void refusesMalformedRequestsAndUnknownAccounts() {
        var malformed = ListRequest.newBuilder().setAccountId(ByteString.copyFromUtf8("x"));
        var unknown = ListRequest.newBuilder().setAccountId(newOp());

        assertEquals(MailError.INVALID, refusal(() -> running.mailboxes().list(malformed.build())));
        assertEquals(
                MailError.NO_SUCH_ACCOUNT,
                refusal(() -> running.mailboxes().list(unknown.build())));
        assertEquals(MailError.INVALID, refusal(() -> create("a//b")));
    }

    @Test
    void refusesOperationIdsThatAreMalformedOrAnotherRequests() {
        ByteString op = newOp();
        var subscribe =
                SubscribeRequest.newBuilder()
                        .setAccountId(running.account)
                        .setOpId(op)
                        .setName("a")
                        .setSubscribed(true);
        var create =
                CreateRequest.newBuilder().setAccountId(running.account).setOpId(op).setName("a");
        var settle =
                SettleAppendRequest.newBuilder().setAccountId(running.account).setOpId(op).build();
        var _ = running.mailboxes().subscribe(subscribe.build());

        assertEquals(MailError.INVALID, refusal(() -> running.mailboxes().create(create.build())));
        assertEquals(MailError.INVALID, refusal(() -> running.messages().settleAppend(settle)));
        subscribe.setOpId(ByteString.copyFromUtf8("short"));
        assertEquals(
                MailError.INVALID, refusal(() -> running.mailboxes().subscribe(subscribe.build())));
    }

    private long select(String name) {
        return running.mailboxes()
                .open(
                        OpenRequest.newBuilder()
                                .setAccountId(running.account)
                                .setName(name)
                                .setClaimRecent(true)
                                .build())
                .getSnapshot()
                .getStatus()
                .getRecent();
    }

    private long create(String name) {
        return running.mailboxes()
                .create(
                        CreateRequest.newBuilder()
                                .setAccountId(running.account)
                                .setOpId(newOp())
                                .setName(name)
                                .build())
                .getMailboxId();
    }

    private void delete(String name) {
        var _ =
                running.mailboxes()
                        .delete(
                                DeleteRequest.newBuilder()
                                        .setAccountId(running.account)
                                        .setOpId(newOp())
                                        .setName(name)
                                        .build());
    }

    private void rename(String from, String to) {
        var _ =
                running.mailboxes()
                        .rename(
                                RenameRequest.newBuilder()
                                        .setAccountId(running.account)
                                        .setOpId(newOp())
                                        .setFrom(from)
                                        .setTo(to)
                                        .build());
    }

    private void subscribe(String name, boolean subscribed) {
        var _ =
                running.mailboxes()
                        .subscribe(
                                SubscribeRequest.newBuilder()
                                        .setAccountId(running.account)
                                        .setOpId(newOp())
                                        .setName(name)
                                        .setSubscribed(subscribed)
                                        .build());
    }

    private ListResponse list() {
        return running.mailboxes()
                .list(ListRequest.newBuilder().setAccountId(running.account).build());
    }

    private List<String> names() {
        return list().getMailboxesList().stream().map(ListResponse.Listed::getName).toList();
    }
}
