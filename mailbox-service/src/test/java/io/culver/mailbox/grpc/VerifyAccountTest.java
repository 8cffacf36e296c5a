package io.culver.mailbox.grpc;

import static io.culver.mailbox.grpc.RunningService.mail;
import static io.culver.mailbox.grpc.RunningService.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MessageMeta;
import io.culver.model.Octets;
import io.culver.proto.IdCodec;
import io.culver.proto.mailbox.v1.VerifyAccountRequest;
import io.culver.proto.mailbox.v1.VerifyAccountResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** VerifyAccount: metas always, octets if they are asked for. */
class VerifyAccountTest {
    @TempDir private Path folder;
    private RunningService running;

    @BeforeEach
    void start() throws Exception {
        running = new RunningService(folder);
        running.append("INBOX", mail("one"), mail("two"), new byte[300_000]);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private List<VerifyAccountResponse> verify(boolean withContent) throws IOException {
        List<VerifyAccountResponse> told = new ArrayList<>();
        running.administration()
                .verifyAccount(
                        VerifyAccountRequest.newBuilder()
                                .setLogin("ada@example.org")
                                .setContent(withContent)
                                .build())
                .forEachRemaining(told::add);
        return told;
    }

    private static List<String> differences(List<VerifyAccountResponse> told) {
        return told.stream()
                .filter(VerifyAccountResponse::hasDifference)
                .map(VerifyAccountResponse::getDifference)
                .toList();
    }

    private AccountId account() {
        return IdCodec.accountId(running.account);
    }

    private MessageMeta meta(long email) {
        EmailId id = new EmailId(email);
        return running.store.messages().get(account(), List.of(id)).found().values().stream()
                .findFirst()
                .orElseThrow()
                .decode();
    }

    @Test
    void findsNothingInASoundAccount() throws IOException {
        List<VerifyAccountResponse> told = verify(true);

        assertEquals(List.of(), differences(told));
        assertEquals(3, told.getLast().getProgress().getMessages());
        assertEquals(14, told.getLast().getProgress().getEntries());
    }

    @Test
    void findsMetasThatAreMissingOrOfAnotherMessage() throws IOException {
        MessageMeta other = meta(1);
        running.store.messages().delete(account(), new EmailId(2));
        running.store.messages().put(account(), new EmailId(3), other);

        assertEquals(
                List.of("message 2: missing", "message 3: of another size than the log says"),
                differences(verify(false)));
    }

    @Test
    void findsOctetsThatAreDamagedOrMissing() throws IOException {
        BlobId small = meta(2).blob();
        byte[] chunk = running.store.blobs().get(small, 0).toArray();
        chunk[chunk.length - 1] ^= 1;
        running.store.blobs().put(small, 0, Octets.wrap(chunk));
        running.store.blobs().delete(meta(3).blob(), 2);

        assertEquals(List.of(), differences(verify(false)));
        assertEquals(
                List.of(
                        "message 2: A stored chunk of a message is damaged",
                        "message 3: The message is no longer there"),
                differences(verify(true)));
    }

    @Test
    void refusesANameThatNobodyHas() {
        assertEquals(
                MailError.NO_SUCH_ACCOUNT,
                refusal(() ->
                        running.administration()
                                .verifyAccount(
                                        VerifyAccountRequest.newBuilder().setLogin("bob").build())
                                .hasNext()));
    }
}
