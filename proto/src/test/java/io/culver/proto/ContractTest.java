package io.culver.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.protobuf.Descriptors.FileDescriptor;
import io.culver.proto.mailbox.v1.AddAccountRequest;
import io.culver.proto.mailbox.v1.AppendRequest;
import io.culver.proto.mailbox.v1.AuthenticateRequest;
import io.culver.proto.mailbox.v1.FindIndexRequest;
import io.culver.proto.mailbox.v1.ListRequest;
import io.culver.proto.mailbox.v1.SinceRequest;
import io.culver.proto.model.v1.ModelProto;
import io.culver.proto.search.v1.QueryRequest;
import io.culver.proto.storage.v1.CheckpointProto;
import io.culver.proto.storage.v1.EntryProto;
import io.culver.proto.storage.v1.IndexProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Services of this version understand those of the version before. {@code contract.txt} holds what
 * was promised; {@code -Dcontract=rewrite} adds what is new. What is published is never taken back;
 * until then, take the line out of the file by hand.
 */
class ContractTest {
    private static final Path SOURCES = Path.of("src/main/proto");
    private static final Path PROMISED = Path.of("src/test/resources/contract.txt");
    private static final List<FileDescriptor> FILES =
            List.of(
                    ModelProto.getDescriptor(),
                    AddAccountRequest.getDescriptor().getFile(),
                    SinceRequest.getDescriptor().getFile(),
                    AuthenticateRequest.getDescriptor().getFile(),
                    ListRequest.getDescriptor().getFile(),
                    AppendRequest.getDescriptor().getFile(),
                    FindIndexRequest.getDescriptor().getFile(),
                    QueryRequest.getDescriptor().getFile(),
                    CheckpointProto.getDescriptor(),
                    EntryProto.getDescriptor(),
                    IndexProto.getDescriptor());

    @Test
    void keepsWhatWasPromised() throws IOException {
        Contract promised = Contract.parse(Files.readAllLines(PROMISED));
        Contract current = Contract.of(FILES);
        assertEquals(
                List.of(),
                promised.brokenBy(current),
                "removed, renumbered or changed: keep the number or reserve it");
        if ("rewrite".equals(System.getProperty("contract"))) {
            Files.write(PROMISED, current.toLines());
        } else if (!promised.toLines().equals(current.toLines())) {
            fail("the contract has grown: run with -Dcontract=rewrite");
        }
    }

    @Test
    void readsEveryFile() throws IOException {
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            Set<String> written =
                    sources.filter(Files::isRegularFile)
                            .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                            .collect(Collectors.toSet());
            assertEquals(
                    written,
                    FILES.stream().map(FileDescriptor::getFullName).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "kept, M 1 = uint32 a, 0",
        "reserved, M 1 = reserved, 0",
        "renamed, M 1 = uint32 b, 1",
        "retyped, M 1 = string a, 1",
        "renumbered, M 2 = uint32 a, 1"
    })
    void noticesWhatIsTakenBack(String change, String now, int broken) {
        Contract before = Contract.parse(List.of("M 1 = uint32 a"));
        Contract after = Contract.parse(List.of(now, "M 3 = string added"));
        assertEquals(broken, before.brokenBy(after).size(), change);
    }
}
