package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parlance.TransportPoint;
import dev.parlance.event.RefusedException;
import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import dev.parlance.internal.server.Talk.Credentials;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HandshakeTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final List<Handshake> handshakes = new ArrayList<>();

    record Optional(@Nullable String token) {}

    private Namespace<Guest> namespace(String name) {
        return server.namespace(name, handshake -> {
            handshakes.add(handshake);
            return new Guest("guest");
        });
    }

    @Test
    @TransportPoint(25)
    void eachNamespaceSeesTheAuthPayloadSentToIt() {
        namespace("/");
        namespace("/chat");
        namespace("/news");
        server.wire()
                .send("0{\"token\":\"root\"}")
                .send("0/chat,{\"token\":\"chat\",\"n\":null}")
                .send("0/news,");
        server.run();
        assertThat(handshakes).extracting(Handshake::namespace).containsExactly("/", "/chat", "/news");
        assertThat(handshakes.get(0).auth()).isEqualTo(Map.of("token", "root"));
        assertThat(handshakes.get(1).auth(Credentials.class)).isEqualTo(new Credentials("chat"));
        assertThat(((Map<?, ?>) handshakes.get(1).auth()).containsKey("n")).isTrue();
        assertThat(handshakes.get(2).auth()).isNull();
        assertThat(handshakes.get(2).auth(Optional.class)).isEqualTo(new Optional(null));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> handshakes.get(2).auth(Credentials.class))
                .satisfies(e -> assertThat(e.refusal().field()).isEqualTo("token"));
    }

    @Test
    void anAuthPayloadThatDoesNotFitRefuses() {
        server.namespace(
                "/", handshake -> new Guest(handshake.auth(Credentials.class).token()));
        assertThatExceptionOfType(ConnectErrorException.class)
                .isThrownBy(() -> server.connect("/", Map.of("token", 1)))
                .satisfies(e -> assertThat(e.data())
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsEntry("code", "validation-failed")
                        .containsEntry("field", "token"));
        assertThat(server.connect("/", new Credentials("ann")).isConnected()).isTrue();
    }

    @Test
    void itDescribesTheRequestThatOpenedTheConnection() {
        Namespace<Guest> root = namespace("/");
        server.wire(Headers.of("Cookie", "a=1", "X-Real-Ip", "10.0.0.1"), Query.parse("EIO=4&room=a%20b"))
                .send("0");
        server.run();
        Handshake handshake = handshakes.get(0);
        assertThat(handshake.headers().first("cookie")).isEqualTo("a=1");
        assertThat(handshake.url()).isEqualTo("/socket.io/?EIO=4&room=a%20b");
        assertThat(handshake.query().first("room")).isEqualTo("a b");
        assertThat(handshake.query().asMap()).containsEntry("room", List.of("a b"));
        assertThat(handshake.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(handshake.secure()).isFalse();
        assertThat(handshake.time()).isEqualTo(server.now());
        assertThat(root.sockets())
                .singleElement()
                .satisfies(socket -> assertThat(socket.handshake()).isSameAs(handshake));
        assertThat(handshake.toString()).isEqualTo("handshake of /");
    }

    @Test
    void anAuthPayloadThatIsNoObjectIsMalformed() {
        namespace("/");
        for (String auth : new String[] {"[1]", "\"a\"", "{\"a\":}", "{", "null"}) {
            Wire wire = server.wire().send("0" + auth);
            assertThat(wire.closeReason()).as(auth).isEqualTo("parse error");
            assertThat(wire.received()).isEmpty();
        }
        assertThat(handshakes).isEmpty();
    }
}
