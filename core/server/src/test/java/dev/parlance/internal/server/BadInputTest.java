package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
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

/** What is bad has its defined end, reaches no handler, and leaves the other clients as they were. */
class BadInputTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Namespace<Guest> chat = server.namespace("/chat");
    private final Wire friend = server.wire().send("0");
    private final Wire wire = server.wire().send("0");
    private final List<String> recorded = new ArrayList<>();

    @BeforeEach
    void connect() {
        assertThat(friend.received()).hasSize(1);
        assertThat(wire.received()).hasSize(1);
        for (Namespace<Guest> namespace : List.of(root, chat)) {
            namespace.on(Talk.SAY, (socket, say) -> recorded.add(say.text()));
            namespace.untyped().onAny((socket, name, arguments) -> recorded.add(name));
        }
    }

    private void closedForIt() {
        assertThat(wire.closeReason()).isEqualTo("parse error");
        assertThat(wire.received()).isEmpty();
        assertThat(recorded).isEmpty();
        assertThat(root.sockets()).hasSize(1);
        Fence.nothingElseCame(root, friend);
    }

    @ParameterizedTest
    @TransportPoint({5, 13, 23})
    @ValueSource(
            strings = {
                "",
                "7",
                "x",
                "4{\"message\":\"I am the server\"}",
                "0",
                "2",
                "2{}",
                "2[",
                "2[]",
                "2[null]",
                "2[true]",
                "2[{}]",
                "2[\"say\",{\"text\":}]",
                "2[\"say\"]]",
                "2[\"connect\"]",
                "2[\"disconnect\"]",
                "2[\"connect_error\"]",
                "2[\"disconnecting\"]",
                "2[\"newListener\"]",
                "2[\"removeListener\"]",
                "2/chat,[\"say\",{\"text\":\"never joined\"}]",
                "3[]",
                "31",
                "31{}",
                "3/chat,1[]",
                "1/chat,",
                "1rest",
                "5[\"say\"]",
                "565-[\"say\"]",
                "599999999999999999999-[\"say\"]",
                "51-",
                "61-[]",
                "50-[\"say\",{\"_placeholder\":true,\"num\":0}]",
                "50-[\"say\",{\"text\":\"no attachment\"}]",
                "60-1[]",
                "299999999999999999999[\"say\"]",
                "0/chat,[]",
                "0/chat,{\"a\":}",
            })
    void aMalformedPacketClosesItsSessionOnly(String packet) {
        wire.send(packet);
        closedForIt();
    }

    @Test
    @TransportPoint(5)
    void attachmentsThatTogetherAreTooLargeCloseTheSession() {
        wire.send("53-[\"say\",{\"_placeholder\":true,\"num\":0}]").send(new byte[600_000]);
        assertThat(wire.closeReason()).isNull();
        wire.send(new byte[600_000]);
        closedForIt();
    }

    @Test
    @TransportPoint(5)
    void moreAttachmentsThanAllowedCloseTheSessionAtOnce() {
        wire.send("564-[\"say\"]");
        assertThat(wire.closeReason()).isNull();
        wire.send("2[\"say\"]");
        closedForIt();
    }

    @Test
    void aBinaryThatWasNotAnnouncedClosesTheSession() {
        wire.send(new byte[] {1});
        closedForIt();
    }

    @Test
    void aBadPlaceholderClosesTheSession() {
        wire.send("51-[\"say\",{\"_placeholder\":true,\"num\":1}]").send(new byte[] {1});
        closedForIt();
    }

    @Test
    @TransportPoint(8)
    void anEventBeforeConnectClosesTheSession() {
        Wire early = server.wire().send("2[\"say\",{\"text\":\"early\"}]");
        assertThat(early.closeReason()).isEqualTo("parse error");
        assertThat(recorded).isEmpty();
        Fence.nothingElseCame(root, friend, wire);
    }

    @Test
    @TransportPoint(8)
    void anEventWhileConnectIsPendingClosesTheSession() {
        Wire early = server.wire().send("0").send("2[\"say\",{\"text\":\"early\"}]");
        assertThat(early.closeReason()).isEqualTo("parse error");
        assertThat(early.received()).isEmpty();
        assertThat(recorded).isEmpty();
        Fence.nothingElseCame(root, friend, wire);
    }

    @Test
    void nestingThatIsTooDeepClosesTheSession() {
        wire.send("2[\"say\"," + "[".repeat(100_000) + "]".repeat(100_000) + "]");
        closedForIt();
    }

    @Test
    void textThatIsNoUtf8InJsonClosesNothingElse() {
        wire.send("2[\"say\",{\"text\":\"\u0001\"}]");
        closedForIt();
    }
}
