package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Listeners of namespaces, and the id that the sockets of one connection share. */
class NamespaceListenerTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final List<String> recorded = new ArrayList<>();

    private void record(Namespace<?> namespace) {
        recorded.add(namespace.name());
    }

    @Test
    void aListenerIsCalledWithTheNamespacesThatThereAreAndWithLaterOnes() {
        server.namespace("/a");
        server.onNamespace(this::record);
        server.namespace("/b");
        server.namespace("/a");
        assertThat(recorded).containsExactly("/a", "/b");
    }

    @Test
    void aChildIsReportedBeforeItsFirstClientIsConnectedAndAgainWhenItIsMadeAgain() {
        server.parentNamespace(Pattern.compile("/room-.*"))
                .onCreated((room, match) -> recorded.add("set up " + room.name()))
                .build();
        server.onNamespace(room -> {
            record(room);
            room.onConnect(socket -> recorded.add("connected"));
        });
        server.connect("/room-1").disconnect();
        server.connect("/room-1");
        assertThat(recorded)
                .containsExactly("set up /room-1", "/room-1", "connected", "set up /room-1", "/room-1", "connected");
    }

    @Test
    void aChildWhoseSetUpFailsIsNotReported() {
        server.parentNamespace(Pattern.compile("/room-.*"))
                .onCreated((room, match) -> {
                    throw new IllegalStateException("no");
                })
                .build();
        server.onNamespace(this::record);
        assertThat(server.wire().send("0/room-1,").received()).hasSize(1);
        assertThat(recorded).isEmpty();
    }

    @Test
    void aListenerThatFailsHarmsNobodyAndOneThatIsRemovedIsNotCalled() {
        server.onNamespace(namespace -> {
            throw new IllegalStateException("no");
        });
        Registration removed = server.onNamespace(this::record);
        server.namespace("/a");
        removed.remove();
        server.namespace("/b");
        assertThat(recorded).containsExactly("/a");
    }

    @Test
    void theSocketsOfOneConnectionShareTheIdOfTheirClient() {
        Namespace<?> a = server.namespace("/a");
        Namespace<?> b = server.namespace("/b");
        server.wire().send("0/a,").send("0/b,").received();
        TestClient other = server.connect("/a");

        String client = a.sockets().stream()
                .filter(socket -> !socket.id().equals(other.id()))
                .findFirst()
                .orElseThrow()
                .clientId();
        assertThat(b.sockets())
                .singleElement()
                .satisfies(socket ->
                        assertThat(socket.clientId()).isEqualTo(client).isNotEqualTo(socket.id()));
        assertThat(a.socket(other.id()).clientId()).isNotEqualTo(client);
    }
}
