package dev.parlance.internal.server;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.ServerEvent;
import dev.parlance.internal.server.Talk.Answer;
import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PayloadEncoding;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What travels when a socket's payloads are base64 of JSON. */
class PayloadEncodingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ClientRequest<Conf, Void> CONF = clientRequest("conf", Conf.class, Void.class);
    private static final ClientRequest<String, String> AUTH = clientRequest("auth", String.class, String.class);
    private static final ClientEvent<Pair> PAIR =
            clientEvent("pair", Pair.class).positional();
    private static final ServerEvent<Pair> PAIRED =
            serverEvent("paired", Pair.class).positional();
    private static final ServerEvent<Picture> PICTURE = serverEvent("picture", Picture.class);

    record Conf(String encoding) {}

    record Pair(String name, int count) {}

    record Picture(byte[] data) {}

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final List<Object> recorded = new ArrayList<>();
    private final Wire wire = server.wire().send("0");

    @BeforeEach
    void connect() {
        root.handle(CONF, (socket, conf) -> {
            socket.encoding(PayloadEncoding.valueOf(conf.encoding()));
            return null;
        });
        root.handle(AUTH, (socket, token) -> token);
        root.handle(Talk.ASK, (socket, ask) -> {
            recorded.add(ask.question());
            return new Answer("because");
        });
        assertThat(wire.received()).hasSize(1);
    }

    private Socket<Guest> socket() {
        return root.sockets().iterator().next();
    }

    private void useBase64() {
        assertThat(wire.send("20[\"conf\",{\"encoding\":\"BASE64\"}]").received())
                .containsExactly("30[{\"ok\":true}]");
    }

    @Test
    void eventsAndAcksAreBase64OfTheirJsonBehindTheAckOfTheEventThatAsks() {
        useBase64();
        assertThat(wire.send("21[\"auth\",\"ImRlbW9rZXki\"]").received()).containsExactly("31[\"ImRlbW9rZXki\"]");
        assertThat(wire.send("22[\"ask\",\"eyJxdWVzdGlvbiI6IndoeSJ9\"]").received())
                .containsExactly("32[\"eyJhbnN3ZXIiOiJiZWNhdXNlIn0=\"]");
        root.emit(Talk.SAID, new Said("hi"));
        socket().emit(Talk.SAID, new Said("after"));
        assertThat(wire.received())
                .containsExactly("2[\"said\",\"eyJ0ZXh0IjoiaGkifQ==\"]", "2[\"said\",\"eyJ0ZXh0IjoiYWZ0ZXIifQ==\"]");
        assertThat(socket().encoding()).isEqualTo(PayloadEncoding.BASE64);
    }

    @Test
    void eachArgumentIsEncodedByItself() {
        root.on(PAIR, (socket, pair) -> socket.emit(PAIRED, pair));
        useBase64();
        assertThat(wire.send("2[\"pair\",\"ImEi\",\"Nw==\"]").received())
                .containsExactly("2[\"paired\",\"ImEi\",\"Nw==\"]");
        root.untyped().emit("nothing");
        root.untyped().emit("null", (Object) null);
        assertThat(wire.received()).containsExactly("2[\"nothing\"]", "2[\"null\",\"bnVsbA==\"]");
    }

    @Test
    void aClientNeedNotWaitForTheAck() {
        wire.send("20[\"conf\",{\"encoding\":\"BASE64\"}]")
                .send("21[\"auth\",\"ImRlbW9rZXki\"]")
                .send("22[\"conf\",\"eyJlbmNvZGluZyI6IlBMQUlOIn0=\"]")
                .send("23[\"auth\",\"demokey\"]");
        assertThat(wire.received())
                .containsExactly(
                        "30[{\"ok\":true}]", "31[\"ImRlbW9rZXki\"]", "32[\"eyJvayI6dHJ1ZX0=\"]", "33[\"demokey\"]");
    }

    @Test
    void whatIsSentBeforeTheAckIsInTheOldEncoding() {
        root.untyped().on("switch", (socket, arguments, ack) -> {
            socket.encoding(PayloadEncoding.BASE64);
            socket.emit(Talk.SAID, new Said("hi"));
            root.emit(Talk.SAID, new Said("hi"));
            ack.send("demokey");
            socket.emit(Talk.SAID, new Said("hi"));
        });
        assertThat(wire.send("25[\"switch\"]").received())
                .containsExactly(
                        "2[\"said\",{\"text\":\"hi\"}]",
                        "2[\"said\",{\"text\":\"hi\"}]",
                        "35[\"demokey\"]",
                        "2[\"said\",\"eyJ0ZXh0IjoiaGkifQ==\"]");
    }

    @Test
    void withoutAnAckAndOutsideOfHandlersItChangesAtOnce() {
        root.on(Talk.SAY, (socket, say) -> {
            socket.encoding(PayloadEncoding.BASE64);
            socket.emit(Talk.SAID, new Said("hi"));
        });
        assertThat(wire.send("2[\"say\",{\"text\":\"hi\"}]").received())
                .containsExactly("2[\"said\",\"eyJ0ZXh0IjoiaGkifQ==\"]");
        socket().encoding(PayloadEncoding.PLAIN);
        root.emit(Talk.SAID, new Said("hi"));
        assertThat(wire.received()).containsExactly("2[\"said\",{\"text\":\"hi\"}]");
    }

    @Test
    void anAsynchronousHandlersAckIsInTheOldEncodingToo() {
        CompletableFuture<String> verified = new CompletableFuture<>();
        root.handleAsync(clientRequest("later", String.class), socket -> {
            socket.encoding(PayloadEncoding.BASE64);
            return verified;
        });
        assertThat(wire.send("26[\"later\"]").received()).isEmpty();
        verified.complete("demokey");
        root.emit(Talk.SAID, new Said("hi"));
        assertThat(wire.received()).containsExactly("36[\"demokey\"]", "2[\"said\",\"eyJ0ZXh0IjoiaGkifQ==\"]");
    }

    @Test
    void aMiddlewareMayChooseItFromTheHandshake() {
        root.use(connecting -> connecting.encoding(PayloadEncoding.BASE64));
        Wire other = server.wire().send("0");
        assertThat(other.received()).hasSize(1).first().asString().startsWith("0{\"sid\":");
        root.emit(Talk.SAID, new Said("hi"));
        assertThat(other.received()).containsExactly("2[\"said\",\"eyJ0ZXh0IjoiaGkifQ==\"]");
        assertThat(wire.received()).containsExactly("2[\"said\",{\"text\":\"hi\"}]");
    }

    @Test
    void acksOfClientsAreBase64() {
        useBase64();
        var vote = socket().request(Talk.VOTE, new Ballot("tea"), SECOND);
        assertThat(wire.received()).containsExactly("20[\"vote\",\"eyJ0aXRsZSI6InRlYSJ9\"]");
        wire.send("30[\"eyJ5ZXMiOnRydWV9\"]");
        server.run();
        assertThat(vote.join().yes()).isTrue();

        var all = root.request(Talk.VOTE, new Ballot("tea"), SECOND);
        assertThat(wire.received()).containsExactly("21[\"vote\",\"eyJ0aXRsZSI6InRlYSJ9\"]");
        wire.send("31[\"eyJ5ZXMiOnRydWV9\"]");
        server.run();
        assertThat(all.join().received()).hasSize(1);
    }

    @Test
    void catchAllListenersSeeWhatWasMeant() {
        useBase64();
        root.untyped().onAny((socket, name, arguments) -> recorded.add(name + arguments));
        root.untyped().onAnyOutgoing((socket, name, arguments) -> recorded.add(name + arguments));
        wire.send("2[\"unknown\",\"ImEi\",\"Nw==\"]");
        server.run();
        root.untyped().emit("sent", "a", 7);
        assertThat(recorded).containsExactly("unknown[a, 7]", "sent[a, 7]");
    }

    @Test
    void binaryThatIsSentIsAStringInTheJson() {
        root.emit(PICTURE, new Picture(new byte[] {1, 2}));
        assertThat(wire.received())
                .containsExactly("51-[\"picture\",{\"data\":{\"_placeholder\":true,\"num\":0}}]", "b:0102");
        useBase64();
        root.emit(PICTURE, new Picture(new byte[] {1, 2}));
        root.untyped().emit("bytes", new byte[] {1, 2}, "a");
        assertThat(wire.received())
                .containsExactly("2[\"picture\",\"eyJkYXRhIjoiQVFJPSJ9\"]", "2[\"bytes\",\"IkFRST0i\",\"ImEi\"]");
    }

    @Test
    void thePaddingMayBeMissingAndSlashesMayBeEscaped() {
        useBase64();
        assertThat(wire.send("21[\"ask\",\"eyJxdWVzdGlvbiI6IsO\\/w7\\/Dvz8ifQ\"]")
                        .received())
                .containsExactly("31[\"eyJhbnN3ZXIiOiJiZWNhdXNlIn0=\"]");
        assertThat(recorded).containsExactly("ÿÿÿ?");
    }
}
