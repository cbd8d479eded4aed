package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final List<String> recorded = new ArrayList<>();

    @Test
    void aNamespaceIsMadeByTheFirstCallAndItsLeadingSlashMayBeOmitted() {
        assertThat(server.namespace("chat")).isSameAs(server.namespace("/chat"));
        assertThat(server.namespace("")).isSameAs(server.namespace("/"));
        assertThat(server.namespace("chat").name()).isEqualTo("/chat");
    }

    @Test
    void aNamespaceWithAnAuthenticatorCannotBeHadWithout() {
        server.namespace("/chat", handshake -> new Account("ann"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespace("/chat"))
                .withMessage("the namespace /chat was made with an authenticator");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespace("/chat", handshake -> new Account("eve")))
                .withMessage("the namespace /chat exists already, made with an authenticator");
    }

    @Test
    void aNamespaceOfGuestsCannotBeMadeAgainWithAnAuthenticator() {
        server.namespace("/chat");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespace("/chat", handshake -> new Account("eve")))
                .withMessage("the namespace /chat exists already, made without an authenticator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a,b", "/a?b", "a,b"})
    void aNameThatNoPacketCanCarryIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespace(name))
                .withMessageContaining("no comma and no question mark");
        assertThatIllegalArgumentException().isThrownBy(() -> server.namespace(name, handshake -> new Account("ann")));
    }

    @Test
    void aNameThatIsTooLongForAPacketIsRefused() {
        server.namespace("/" + "a".repeat(255));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespace("/" + "a".repeat(256)))
                .withMessageContaining("256 bytes");
    }

    @Test
    void namespacesShareOneConnectionAndNothingElse() {
        Namespace<Guest> chat = server.namespace("/chat");
        Namespace<Guest> news = server.namespace("/news");
        chat.on(Talk.SAY, (socket, say) -> recorded.add("chat " + say.text()));
        news.on(Talk.SAY, (socket, say) -> recorded.add("news " + say.text()));
        Wire wire = server.wire().send("0/chat,").send("0/news,");
        assertThat(wire.received()).hasSize(2);

        wire.send("2/chat,7[\"say\",{\"text\":\"hi\"}]");
        assertThat(wire.received()).containsExactly("3/chat,7[{\"ok\":true}]");
        assertThat(recorded).containsExactly("chat hi");
        chat.emit(Talk.SAID, new Talk.Said("hi"));
        assertThat(wire.received()).containsExactly("2/chat,[\"said\",{\"text\":\"hi\"}]");

        chat.disconnectSockets();
        assertThat(wire.received()).containsExactly("1/chat,");
        Fence.nothingElseCame(news, wire);
    }

    @Test
    void anEventForANamespaceNeverJoinedClosesTheSession() {
        Namespace<Guest> root = server.namespace("/");
        server.namespace("/chat").on(Talk.SAY, (socket, say) -> recorded.add(say.text()));
        root.onDisconnect((socket, reason) -> recorded.add(reason.toString()));
        Wire friend = server.wire().send("0");
        Wire wire = server.wire().send("0");
        assertThat(wire.received()).hasSize(1);
        assertThat(friend.received()).hasSize(1);
        wire.send("2/chat,[\"say\",{\"text\":\"hi\"}]");
        assertThat(wire.closeReason()).isEqualTo("parse error");
        assertThat(recorded).containsExactly("parse error");
        Fence.nothingElseCame(root, friend);
    }

    @Test
    void itKnowsTheSocketsThatAreConnectedNow() {
        Namespace<Guest> root = server.namespace("/");
        TestClient ann = server.connect("/");
        TestClient bob = server.connect("/");
        assertThat(root.sockets()).extracting(socket -> socket.id()).containsExactlyInAnyOrder(ann.id(), bob.id());
        assertThat(root.socket(ann.id())).isNotNull();
        assertThat(root.socket("nobody")).isNull();

        root.onDisconnecting(
                (socket, reason) -> recorded.add("still " + root.sockets().size() + " " + root.socket(ann.id())));
        ann.disconnect();
        server.run();
        assertThat(recorded).containsExactly("still 1 null");
        assertThat(root.sockets()).hasSize(1);
        assertThat(root.socket(ann.id())).isNull();
    }
}
