package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.MemoryLimits;
import dev.parlance.ParlanceServer;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes for a namespace that either side has just left. */
class LatePacketTest {
    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .memoryLimits(MemoryLimits.DEFAULT.withNamespaces(200).withPendingSignInsPerConnection(200))
            .options());

    private final Namespace<Guest> root = server.namespace("/");
    private final Namespace<Guest> chat = server.namespace("/chat");
    private final List<String> recorded = new ArrayList<>();
    private final Wire wire = server.wire().send("0").send("0/chat,");

    @BeforeEach
    void connect() {
        assertThat(wire.received()).hasSize(2);
        chat.on(Talk.SAY, (socket, say) -> recorded.add(say.text()));
    }

    private void livesOn() {
        Fence.nothingElseCame(root, wire);
        assertThat(wire.closeReason()).isNull();
        assertThat(recorded).isEmpty();
        assertThat(chat.sockets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2/chat,[\"say\",{\"text\":\"late\"}]",
                "2/chat,7[\"say\",{\"text\":\"late\"}]",
                "3/chat,0[\"answer\"]",
                "1/chat,"
            })
    void aPacketForANamespaceThatTheClientHasLeftIsDropped(String packet) {
        wire.send("1/chat,").send(packet);
        livesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2/chat,[\"say\",{\"text\":\"late\"}]", "3/chat,0[\"answer\"]", "1/chat,"})
    void aPacketForANamespaceThatTheServerHasEndedIsDropped(String packet) {
        chat.disconnectSockets();
        assertThat(wire.received()).containsExactly("1/chat,");
        wire.send(packet);
        livesOn();
    }

    @Test
    void attachmentsThatComeLateAreDroppedWithTheirEvent() {
        wire.send("1/chat,")
                .send("51-/chat,[\"say\",{\"_placeholder\":true,\"num\":0}]")
                .send(new byte[] {1});
        livesOn();
    }

    @Test
    void aNamespaceThatWasLeftMayBeJoinedAgain() {
        wire.send("1/chat,").send("2/chat,[\"say\",{\"text\":\"late\"}]").send("0/chat,");
        assertThat(wire.received()).containsExactly("0/chat,{\"sid\":\"socket-0000000000003\"}");
        wire.send("2/chat,[\"say\",{\"text\":\"new\"}]");
        server.run();
        assertThat(recorded).containsExactly("new");
    }

    @Test
    void onlyTheNamespacesLeftLastAreRemembered() {
        server.parentNamespace(name -> name.startsWith("/many-")).build();
        for (int i = 0; i < 101; i++) {
            wire.send("0/many-" + i + ",").send("1/many-" + i + ",");
        }
        server.run();
        wire.received();
        wire.send("2/many-1,[\"late\"]");
        assertThat(wire.closeReason()).isNull();
        wire.send("2/many-0,[\"late\"]");
        assertThat(wire.closeReason()).isEqualTo("parse error");
    }
}
