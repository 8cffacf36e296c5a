package io.culver.standalone.administration;

import io.culver.model.EmailId;
import io.culver.model.LoginName;
import io.culver.model.MailboxName;
import io.culver.proto.GrpcErrors;
import io.culver.proto.mailbox.v1.AdministrationGrpc;
import io.culver.proto.mailbox.v1.RestoreMailboxesRequest;
import io.culver.proto.mailbox.v1.ShowHistoryRequest;
import io.culver.proto.mailbox.v1.ShowHistoryResponse;
import io.culver.proto.mailbox.v1.UndeleteMessagesRequest;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks the running service for what was, and has it brought back. */
public final class PastMailClient {
    /** A large account's past takes a while to read. */
    private static final long DEADLINE_MINUTES = 30;

    private final AdministrationClient client;

    public PastMailClient(AdministrationClient client) {
        this.client = client;
    }

    /** How many messages each new mailbox holds. */
    public Map<String, Long> restore(
            LoginName login, Instant time, Optional<MailboxName> mailbox, MailboxName into) {
        var request =
                RestoreMailboxesRequest.newBuilder()
                        .setLogin(login.value())
                        .setMilliseconds(time.toEpochMilli())
                        .setMailbox(mailbox.map(MailboxName::value).orElse(""))
                        .setInto(into.value())
                        .build();
        Map<String, Long> restored = new TreeMap<>();
        try {
            stub().restoreMailboxes(request)
                    .getRestoredList()
                    .forEach(it -> restored.put(it.getMailbox(), it.getMessages()));
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromChange(e);
        }
        return restored;
    }

    /** Which deleted messages are meant; what is absent does not matter. */
    public record Deleted(
            Optional<MailboxName> mailbox,
            Optional<Instant> since,
            Optional<EmailId> email,
            Optional<String> messageId) {}

    /** How many came back. */
    public long undelete(LoginName login, Deleted which, MailboxName into) {
        var request =
                UndeleteMessagesRequest.newBuilder()
                        .setLogin(login.value())
                        .setMailbox(which.mailbox().map(MailboxName::value).orElse(""))
                        .setMessageId(which.messageId().orElse(""))
                        .setInto(into.value());
        which.since().ifPresent(it -> request.setSince(it.toEpochMilli()));
        which.email().ifPresent(it -> request.setEmailId(it.value()));
        try {
            return stub().undeleteMessages(request.build()).getMessages();
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromChange(e);
        }
    }

    /** One line for each entry, oldest first: time, number, what, where, how many, which. */
    public void history(
            LoginName login,
            Optional<MailboxName> mailbox,
            Optional<Instant> since,
            Optional<Instant> until,
            Consumer<String> lines) {
        var request =
                ShowHistoryRequest.newBuilder()
                        .setLogin(login.value())
                        .setMailbox(mailbox.map(MailboxName::value).orElse(""));
        since.ifPresent(it -> request.setSince(it.toEpochMilli()));
        until.ifPresent(it -> request.setUntil(it.toEpochMilli()));
        try {
            stub().showHistory(request.build()).forEachRemaining(it -> lines.accept(line(it)));
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
    }

    private static String line(ShowHistoryResponse it) {
        return "%s %d %s %s %d %s"
                .formatted(
                        Instant.ofEpochMilli(it.getMilliseconds()),
                        it.getModSeq(),
                        it.getKind(),
                        it.getMailbox().isEmpty() ? "-" : '"' + it.getMailbox() + '"',
                        it.getMessages(),
                        it.getDetail())
                .strip();
    }

    private AdministrationGrpc.AdministrationBlockingStub stub() {
        return AdministrationGrpc.newBlockingStub(client.channel())
                .withDeadlineAfter(DEADLINE_MINUTES, TimeUnit.MINUTES);
    }
}
