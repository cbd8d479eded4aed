package dev.parlance.internal.server;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parlance.ParlanceServer;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.Limits;
import dev.parlance.event.Refusal;
import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.socket.AckException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PayloadEncoding;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client whose payloads are to be base64 sends what is not: it is refused in base64, and nothing happens. */
class UndecodablePayloadsTest {
    /** An application's own events. */
    public static final class Shop {
        public static final ClientRequest<Talk.Ask, String> ORDER =
                clientRequest("order", Talk.Ask.class, String.class);
        public static final ClientEvent<Pair> PAIR =
                clientEvent("pair", Pair.class).positional();

        private Shop() {}
    }

    record Pair(Object first, Object second) {}

    /** Refusals go out as an event too, with what the client has sent. */
    private static final Dialect LOUD = new Dialect() {
        @Override
        public String errorEvent(Refusal refusal) {
            return "error";
        }

        @Override
        public Object errorPayload(Refusal refusal, Supplier<List<@Nullable Object>> arguments) {
            return Map.of("code", refusal.code(), "sent", arguments.get());
        }
    };

    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .catalogues(Catalogue.of("shop", LOUD, Shop.class))
            .limits(Limits.DEFAULT.withText(20).withJsonDepth(8))
            .options());

    private final Namespace<Guest> root = server.namespace("/");
    private final List<Object> recorded = new ArrayList<>();
    private final Wire wire = server.wire().send("0");

    @BeforeEach
    void connect() {
        root.handle(Shop.ORDER, (socket, ask) -> {
            recorded.add(ask);
            return "done";
        });
        root.on(Shop.PAIR, (socket, pair) -> recorded.add(pair));
        assertThat(wire.received()).hasSize(1);
        root.sockets().iterator().next().encoding(PayloadEncoding.BASE64);
    }

    private static String decoded(String packet) {
        String text = packet.substring(packet.indexOf("\",\"") + 3, packet.lastIndexOf('"'));
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"%%%\"",
                "\"e\"",
                "\"eyJ0ZXh0\\nIjo=\"",
                "\"\"",
                "{\"question\":\"why\"}",
                "null",
                "7",
                "\"eyJ0ZXh0Ijo=\"",
                "\"MSwy\"",
                "\"/w==\""
            })
    void whatIsNotBase64OfJsonIsRefused(String argument) {
        List<String> received = wire.send("25[\"order\"," + argument + "]").received();
        assertThat(received).hasSize(2);
        String ack = received.get(0);
        assertThat(new String(Base64.getDecoder().decode(ack.substring(4, ack.length() - 2)), StandardCharsets.UTF_8))
                .isEqualTo("{\"error\":{\"code\":\"validation-failed\",\"message\":"
                        + "\"an argument is not base64 of JSON\",\"event\":\"order\"}}");
        assertThat(received.get(1)).startsWith("2[\"error\",\"");
        assertThat(decoded(received.get(1))).startsWith("{").contains("\"code\":\"validation-failed\"");
        assertThat(recorded).isEmpty();
    }

    @Test
    void whatIsNoJsonAloneIsNoneTogetherWithItsNeighbour() {
        assertThat(text("\"a") + text("b\",1")).isEqualTo("ImE=YiIsMQ==");
        List<String> received = wire.send("2[\"pair\",\"ImE=\",\"YiIsMQ==\"]").received();
        assertThat(received).hasSize(1);
        assertThat(decoded(received.get(0))).contains("validation-failed").contains("[\"ImE=\",\"YiIsMQ==\"]");
        assertThat(recorded).isEmpty();
    }

    @Test
    void limitsHoldForWhatIsDecoded() {
        refusedAs("{\"question\":\"twenty-one characters\"}", "question must have at most 20 bytes");
        refusedAs("[[[[[[[[[1]]]]]]]]]", "an argument is not base64 of JSON");
        refusedAs("{\"question\":7}", "question must be a string");
        assertThat(recorded).isEmpty();
    }

    private void refusedAs(String json, String message) {
        List<String> received = wire.send("2[\"order\",\"" + text(json) + "\"]").received();
        assertThat(received).hasSize(1);
        assertThat(decoded(received.get(0))).contains("validation-failed");
        String ack =
                wire.send("25[\"order\",\"" + text(json) + "\"]").received().get(0);
        assertThat(new String(Base64.getDecoder().decode(ack.substring(4, ack.length() - 2)), StandardCharsets.UTF_8))
                .contains("\"message\":\"" + message);
    }

    private static String text(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void attachmentsAreRefused() {
        wire.send("51-0[\"order\",{\"_placeholder\":true,\"num\":0}]").send(new byte[] {1});
        assertThat(wire.received()).hasSize(2);
        assertThat(recorded).isEmpty();
        assertThat(wire.closeReason()).isNull();
    }

    @Test
    void anAckThatIsNotBase64OfJsonDoesNotFit() {
        var vote = root.sockets().iterator().next().request(Talk.VOTE, new Ballot("tea"), Duration.ofSeconds(1));
        assertThat(wire.received()).hasSize(1);
        wire.send("30[{\"yes\":true}]");
        server.run();
        assertThat(catchThrowable(vote::join))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        AckException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(AckException.Reason.INVALID));
    }

    @Test
    void anAckThatIsNotBase64OfJsonCountsAsInvalidAmongMany() {
        var votes = root.request(Talk.VOTE, new Ballot("tea"), Duration.ofSeconds(1));
        assertThat(wire.received()).hasSize(1);
        wire.send("30[\"eyJ5ZXM\"]");
        server.run();
        assertThat(votes.join().invalid()).isEqualTo(1);
    }
}
