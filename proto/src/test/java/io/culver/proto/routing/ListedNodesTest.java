package io.culver.proto.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.Status;
import io.grpc.StatusOr;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedNodesTest {

    @Test
    void aNodeIsNamedAsItIsListed() {
        List<EquivalentAddressGroup> found = resolve("localhost:7143,127.0.0.2:7144").getValue();
        assertEquals("localhost:7143", found.getFirst().getAttributes().get(ListedNodes.NAME));
        assertEquals("127.0.0.2:7144", found.getLast().getAttributes().get(ListedNodes.NAME));
        assertEquals(
                List.of(new InetSocketAddress("127.0.0.2", 7144)), found.getLast().getAddresses());
    }

    @Test
    void aHostThatIsUnknownIsLeftOut() {
        List<EquivalentAddressGroup> found =
                resolve("no.such.host.invalid:1,127.0.0.1:2").getValue();
        assertEquals(1, found.size());
        assertEquals("127.0.0.1:2", found.getFirst().getAttributes().get(ListedNodes.NAME));
    }

    @Test
    void withoutAnyKnownHostThereIsAReason() {
        StatusOr<List<EquivalentAddressGroup>> nothing = resolve("no.such.host.invalid:1");
        assertFalse(nothing.hasValue());
        assertEquals(Status.Code.UNAVAILABLE, nothing.getStatus().getCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "a:", ":1", "a:b", "a:0", "a:70000", "a:1,", ",a:1", "a:1;b:2"})
    void refusesWhatIsNoList(String list) {
        assertThrows(
                IllegalArgumentException.class, () -> new ListedNodes(list, Runnable::run), list);
    }

    @Test
    void theAddressOfTheFirstIsTheAuthority() {
        assertEquals("a:1", new ListedNodes("a:1,b:2", Runnable::run).getServiceAuthority());
    }

    private static StatusOr<List<EquivalentAddressGroup>> resolve(String list) {
        List<StatusOr<List<EquivalentAddressGroup>>> told = new ArrayList<>();
        new ListedNodes(list, Runnable::run)
                .start(
                        new NameResolver.Listener2() {
                            @Override
                            public void onResult(NameResolver.ResolutionResult result) {
                                told.add(result.getAddressesOrError());
                            }

                            @Override
                            public void onError(Status failure) {
                                told.add(StatusOr.fromStatus(failure));
                            }
                        });
        assertEquals(1, told.size());
        return told.getFirst();
    }
}
