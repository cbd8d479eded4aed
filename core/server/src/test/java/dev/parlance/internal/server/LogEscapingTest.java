package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** Whatever a client names, each line of the log is one that the server has written; and none holds what it has sent. */
class LogEscapingTest {
    private static final String FORGED = "\nERROR forged\u2028\u001b[31m";

    @AutoClose
    private final TestServer server = TestServer.create();

    @AutoClose
    private final CapturedLog log = new CapturedLog(Level.TRACE);

    private void assertNothingForged(int lines) {
        assertThat(log.messages())
                .hasSizeGreaterThanOrEqualTo(lines)
                .allSatisfy(line -> assertThat(line)
                        .matches(Pattern.compile("[^\\p{Cntrl}\u2028]*"))
                        .doesNotContain("secret"));
        assertThat(log.text()).doesNotContain(FORGED).doesNotContain("\nERROR forged");
    }

    private void send(Wire wire, String packet) {
        wire.send(packet);
        server.run();
    }

    @Test
    void unknownNamespacesAndEvents() {
        server.namespace("/");
        Wire wire = server.wire();
        send(wire, "0/nowhere" + FORGED + ",{\"token\":\"secret\"}");
        send(wire, "0");
        send(wire, "2[\"say" + FORGED.replace("\n", "\\n").replace("\u001b", "\\u001b") + "\",\"secret\"]");
        send(wire, "2[\"say\",{\"text\":17,\"more\":\"secret\"}]");
        send(wire, "secret");
        assertNothingForged(5);
    }

    @Test
    void namespacesThatAClientHasNamed() {
        server.parentNamespace(Pattern.compile("/chat.*", Pattern.DOTALL))
                .onCreated((chat, match) -> {
                    if (match.name().startsWith("/chat-broken")) {
                        // Two payloads for one name: the message names the namespace.
                        chat.on(Talk.SAY, (socket, say) -> {});
                        chat.on(ClientEvent.clientEvent("say", Integer.class), (socket, say) -> {});
                    }
                    failAtEverything(chat);
                })
                .build();
        Wire wire = server.wire();
        send(wire, "0/chat-broken" + FORGED + ",{\"token\":\"secret\"}");
        send(wire, "0/chat" + FORGED + ",{\"token\":\"secret\"}");
        send(wire, "2/chat" + FORGED + ",[\"say\",{\"text\":\"secret\"}]");
        send(wire, "2/chat" + FORGED + ",1[\"ask\",{\"question\":\"secret\"}]");
        send(wire, "1/chat" + FORGED + ",");
        assertNothingForged(6);
    }

    private static void failAtEverything(Namespace<Guest> chat) {
        chat.refuse(IllegalStateException.class, e -> {
            throw new IllegalArgumentException("a mapping that fails");
        });
        chat.onConnect(socket -> {
            throw new IllegalArgumentException("of " + socket + " and " + socket.handshake());
        });
        chat.onDisconnect((socket, reason) -> {
            throw new IllegalArgumentException("of " + socket.namespace());
        });
        chat.onClose(() -> {
            throw new IllegalArgumentException("at the end of " + chat);
        });
        chat.on(Talk.SAY, (socket, say) -> {
            throw new IllegalStateException("mapped");
        });
        chat.handle(Talk.ASK, (socket, ask) -> {
            throw new RefusedException(
                    Refusal.of("conflict", "the secret is wrong").withField("a" + FORGED));
        });
    }
}
