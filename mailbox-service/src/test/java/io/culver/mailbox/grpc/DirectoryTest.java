package io.culver.mailbox.grpc;

import static io.culver.mailbox.grpc.RunningService.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.culver.mailbox.limits.Limits;
import io.culver.model.MailError;
import io.culver.proto.mailbox.v1.AccountIdsRequest;
import io.culver.proto.mailbox.v1.AddAccountRequest;
import io.culver.proto.mailbox.v1.AdministrationGrpc;
import io.culver.proto.mailbox.v1.AuthenticateRequest;
import io.culver.proto.mailbox.v1.DeleteAccountRequest;
import io.culver.proto.mailbox.v1.FindAccountRequest;
import io.culver.proto.mailbox.v1.ListAccountsRequest;
import io.culver.proto.mailbox.v1.ListAccountsResponse;
import io.culver.proto.mailbox.v1.ListRequest;
import io.culver.proto.mailbox.v1.ListResponse;
import io.culver.proto.mailbox.v1.MailboxesGrpc;
import io.culver.proto.mailbox.v1.SetPasswordRequest;
import io.culver.proto.model.v1.ModelProto;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins and the administration of accounts. */
class DirectoryTest {
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
    void opensTheAccountForItsPasswordInAnyCaseOfTheName() {
        assertEquals(running.account, logIn("ada@example.org", "correct horse"));
        assertEquals(running.account, logIn("ADA@Example.org", "correct horse"));
    }

    @Test
    void tellsUnknownUserAndWrongPasswordAlike() {
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    MailError.AUTHENTICATION_FAILED,
                    refusal(() -> logIn("ada@example.org", "wrong")));
            assertEquals(
                    MailError.AUTHENTICATION_FAILED,
                    refusal(() -> logIn("eve@example.org", "correct horse")));
        }
    }

    /** So that the time does not tell them apart either. */
    @Test
    void hashesOnceForAnUnknownUserAndForAWrongPassword() {
        for (String login : List.of("eve@example.org", "ada@example.org", "eve@example.org")) {
            long before = hashings();
            assertEquals(MailError.AUTHENTICATION_FAILED, refusal(() -> logIn(login, "wrong")));
            assertEquals(before + 1, hashings());
        }
    }

    private long hashings() {
        return running.meters.timer("culver.password.hash").count();
    }

    @Test
    void refusesPasswordsThatAreEmptyOrTooLong() throws IOException {
        String longest = "x".repeat(Limits.PASSWORD_OCTETS);

        assertEquals(MailError.AUTHENTICATION_FAILED, refusal(() -> logIn("ada@example.org", "")));
        assertEquals(
                MailError.AUTHENTICATION_FAILED,
                refusal(() -> logIn("ada@example.org", longest + "x")));
        assertEquals(MailError.INVALID, refusal(() -> setPassword("ada@example.org", "")));
        assertEquals(
                MailError.INVALID, refusal(() -> setPassword("ada@example.org", longest + "x")));
        setPassword("ada@example.org", longest);
        assertEquals(running.account, logIn("ada@example.org", longest));
    }

    @Test
    void forgetsAVerifiedPasswordOnceItIsChanged() throws IOException {
        assertEquals(running.account, logIn("ada@example.org", "correct horse"));

        setPassword("ada@example.org", "battery staple");

        assertEquals(
                MailError.AUTHENTICATION_FAILED,
                refusal(() -> logIn("ada@example.org", "correct horse")));
        assertEquals(running.account, logIn("ada@example.org", "battery staple"));
    }

    /** CVE-2025-30189: a cache that served one user's login to all. */
    @Test
    void servesNoUserWithAnothersVerifiedPassword() throws IOException {
        ByteString eve = running.addAccount("eve@example.org", "correct horse");

        assertEquals(running.account, logIn("ada@example.org", "correct horse"));
        assertEquals(eve, logIn("eve@example.org", "correct horse"));
        setPassword("eve@example.org", "other");
        assertEquals(
                MailError.AUTHENTICATION_FAILED,
                refusal(() -> logIn("eve@example.org", "correct horse")));
    }

    @Test
    void boundsAFloodOfLoginsAndServesTheNextOne() throws Exception {
        Map<String, Long> results =
                inParallel(200, i -> () -> outcome("ada@example.org", "guess " + i));

        assertEquals(
                200,
                results.getOrDefault("AUTHENTICATION_FAILED", 0L)
                        + results.getOrDefault("UNAVAILABLE", 0L));
        assertTrue(results.containsKey("UNAVAILABLE"), "all 200 were hashed");
        assertTrue(results.containsKey("AUTHENTICATION_FAILED"), "none was hashed");
        assertEquals(running.account, logIn("ada@example.org", "correct horse"));
    }

    @Test
    void servesAClientThatOpensManyConnectionsAtOnceWithOneHashing() throws Exception {
        Map<String, Long> results =
                inParallel(
                        Limits.HASHING_QUEUE / 2,
                        _ -> () -> outcome("ada@example.org", "correct horse"));

        assertEquals(Map.of("OK", Limits.HASHING_QUEUE / 2L), results);
    }

    @Test
    void givesANewAccountTheUsualMailboxes() {
        ListResponse list =
                running.mailboxes()
                        .list(ListRequest.newBuilder().setAccountId(running.account).build());

        Map<String, ModelProto.SpecialUse> uses = new TreeMap<>();
        list.getMailboxesList()
                .forEach(mailbox -> {
                    assertTrue(mailbox.getSubscribed());
                    uses.put(mailbox.getName(), mailbox.getUse());
                });
        assertEquals(
                Map.of(
                        "INBOX", ModelProto.SpecialUse.SPECIAL_USE_UNSPECIFIED,
                        "Archive", ModelProto.SpecialUse.ARCHIVE,
                        "Drafts", ModelProto.SpecialUse.DRAFTS,
                        "Junk", ModelProto.SpecialUse.JUNK,
                        "Sent", ModelProto.SpecialUse.SENT,
                        "Trash", ModelProto.SpecialUse.TRASH),
                uses);
    }

    @Test
    void refusesToTakeALoginNameTwice() {
        assertEquals(
                MailError.ALREADY_EXISTS,
                refusal(() -> running.addAccount("Ada@example.org", "password")));
    }

    @Test
    void listsFindsAndDeletesAccounts() throws IOException {
        ByteString eve = running.addAccount("eve@example.org", "password");
        var find = FindAccountRequest.newBuilder().setLogin("eve@example.org").build();
        assertEquals(eve, running.administration().findAccount(find).getAccountId());
        assertEquals(List.of("ada@example.org", "eve@example.org"), logins());
        assertEquals(Set.of(running.account, eve), ids());

        var _ =
                running.administration()
                        .deleteAccount(
                                DeleteAccountRequest.newBuilder()
                                        .setLogin("eve@example.org")
                                        .build());

        assertEquals(List.of("ada@example.org"), logins());
        assertEquals(Set.of(running.account), ids());
        assertEquals(
                MailError.NO_SUCH_ACCOUNT,
                refusal(() -> running.administration().findAccount(find)));
        assertEquals(
                MailError.AUTHENTICATION_FAILED,
                refusal(() -> logIn("eve@example.org", "password")));
    }

    @Test
    void opensTheAdministrationPortOnlyToWhoeverShowsTheToken() {
        var headers = new Metadata();
        headers.put(AdministrationToken.KEY, "guess");
        var list = ListRequest.newBuilder().setAccountId(running.account).build();
        var add = AddAccountRequest.newBuilder().setLogin("eve").build();

        assertEquals(
                MailError.PERMISSION_DENIED,
                refusal(() ->
                        AdministrationGrpc.newBlockingStub(running.administrationChannel)
                                .addAccount(add)));
        assertEquals(
                MailError.PERMISSION_DENIED,
                refusal(() ->
                        MailboxesGrpc.newBlockingStub(running.administrationChannel)
                                .withInterceptors(
                                        MetadataUtils.newAttachHeadersInterceptor(headers))
                                .list(list)));
    }

    private String outcome(String login, String password) {
        try {
            return logIn(login, password).equals(running.account) ? "OK" : "another account";
        } catch (RuntimeException e) {
            return refusal(
                            () -> {
                                throw e;
                            })
                    .name();
        }
    }

    private static Map<String, Long> inParallel(int count, IntFunction<Callable<String>> call)
            throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> results = new ArrayList<>();
            for (Future<String> result :
                    threads.invokeAll(IntStream.range(0, count).mapToObj(call).toList())) {
                results.add(result.get());
            }
            return results.stream()
                    .collect(Collectors.groupingBy(result -> result, Collectors.counting()));
        }
    }

    private ByteString logIn(String login, String password) {
        return running.directory()
                .authenticate(
                        AuthenticateRequest.newBuilder()
                                .setLogin(login)
                                .setPassword(ByteString.copyFromUtf8(password))
                                .build())
                .getAccountId();
    }

    private void setPassword(String login, String password) throws IOException {
        var _ =
                running.administration()
                        .setPassword(
                                SetPasswordRequest.newBuilder()
                                        .setLogin(login)
                                        .setPassword(ByteString.copyFromUtf8(password))
                                        .build());
    }

    private Set<ByteString> ids() {
        Set<ByteString> ids = new HashSet<>();
        running.directory()
                .accountIds(AccountIdsRequest.getDefaultInstance())
                .forEachRemaining(it -> ids.addAll(it.getAccountIdsList()));
        return ids;
    }

    private List<String> logins() throws IOException {
        List<String> logins = new ArrayList<>();
        running.administration()
                .listAccounts(ListAccountsRequest.getDefaultInstance())
                .forEachRemaining((ListAccountsResponse it) -> logins.add(it.getLogin()));
        return logins.stream().sorted().toList();
    }
}
