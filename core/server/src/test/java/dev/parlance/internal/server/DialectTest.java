package dev.parlance.internal.server;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.Talk.Answer;
import dev.parlance.internal.server.Talk.Ask;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DialectTest {
    /** An application's own events. */
    public static final class Shop {
        public static final ClientRequest<Ask, Answer> ORDER = clientRequest("order", Ask.class, Answer.class);
        public static final ClientEvent<Ask> BROWSE = clientEvent("browse", Ask.class);

        private Shop() {}
    }

    /** Its own way of answering. */
    private static final class Envelope implements Dialect {
        private boolean broken;

        @Override
        public List<@Nullable Object> answer(@Nullable Object value) {
            return List.of("ok", Map.of("data", String.valueOf(value)));
        }

        @Override
        public List<@Nullable Object> success() {
            if (broken) {
                throw new AssertionError("a dialect's own");
            }
            return List.of("ok");
        }

        @Override
        public List<@Nullable Object> refusal(Refusal refusal) {
            if (broken) {
                throw new IllegalStateException("a dialect's own");
            }
            return List.of("failed", refusal.code());
        }

        @Override
        public String errorEvent(Refusal refusal) {
            return "shop:error";
        }

        @Override
        public Object errorPayload(Refusal refusal) {
            return Map.of("what", refusal.code());
        }
    }

    private final Envelope envelope = new Envelope();

    @AutoClose
    private final TestServer server = TestServer.create(Catalogue.of("shop", envelope, Shop.class));

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");

    @BeforeEach
    void connect() {
        assertThat(wire.received()).hasSize(1);
        root.on(Shop.BROWSE, (socket, ask) -> {
            if (ask.question().equals("bad")) {
                throw RefusedException.conflict("no");
            }
        });
    }

    @Test
    void anEventIsAnsweredInItsCataloguesDialect() {
        root.handle(Shop.ORDER, (socket, ask) -> new Answer(ask.question()));
        assertThat(wire.send("21[\"order\",{\"question\":\"tea\"}]").received())
                .containsExactly("31[\"ok\",{\"data\":\"Answer[answer=tea]\"}]");
        assertThat(wire.send("22[\"browse\",{\"question\":\"tea\"}]").received())
                .containsExactly("32[\"ok\"]");
    }

    @Test
    void aRefusalGoesOutAsTheDialectsErrorEventToo() {
        assertThat(wire.send("21[\"browse\",{\"question\":\"bad\"}]").received())
                .containsExactly("31[\"failed\",\"conflict\"]", "2[\"shop:error\",{\"what\":\"conflict\"}]");
        assertThat(wire.send("2[\"browse\",{}]").received())
                .containsExactly("2[\"shop:error\",{\"what\":\"validation-failed\"}]");
    }

    @Test
    void aTokensErrorEventTakesPrecedenceOverTheDialects() {
        root.handle(Shop.ORDER.refusedBy(Talk.TALK_ERROR), (socket, ask) -> {
            throw RefusedException.notFound("sold out");
        });
        assertThat(wire.send("2[\"order\",{\"question\":\"tea\"}]").received())
                .containsExactly("2[\"talk:error\",{\"what\":\"not-found\"}]");
    }

    @Test
    void aRefusalInTheAckOnlyHasNoErrorEvent() {
        root.handle(Shop.ORDER.refusedBy(Talk.TALK_ERROR), (socket, ask) -> {
            throw RefusedException.notFound("sold out").ackOnly();
        });
        assertThat(wire.send("21[\"order\",{\"question\":\"tea\"}]").received())
                .containsExactly("31[\"failed\",\"not-found\"]");
        assertThat(wire.send("2[\"order\",{\"question\":\"tea\"}]").received()).isEmpty();
    }

    @Test
    void anEventOfNoCatalogueIsAnsweredInTheNamespacesDialectToo() {
        root.on(Talk.SAY, (socket, say) -> {});
        assertThat(wire.send("21[\"say\",{\"text\":\"hi\"}]").received()).containsExactly("31[\"ok\"]");
    }

    @Test
    void whatIsRefusedBeforeAnyHandlerIsAnsweredInItToo() {
        assertThat(wire.send("21[\"nobody\"]").received())
                .as("unknown")
                .containsExactly("31[\"failed\",\"not-found\"]", "2[\"shop:error\",{\"what\":\"not-found\"}]");
        root.on(Talk.SAY, (socket, say) -> {});
        assertThat(wire.send("22[\"say\",{}]").received())
                .as("not valid")
                .containsExactly(
                        "32[\"failed\",\"validation-failed\"]", "2[\"shop:error\",{\"what\":\"validation-failed\"}]");
        root.untyped().on("raw", (socket, arguments, ack) -> {
            throw RefusedException.notFound("gone");
        });
        assertThat(wire.send("23[\"raw\"]").received())
                .as("without a type")
                .containsExactly("33[\"failed\",\"not-found\"]", "2[\"shop:error\",{\"what\":\"not-found\"}]");
        root.useEvents((socket, event) -> {
            throw RefusedException.permissionDenied("closed");
        });
        for (String name : new String[] {"say", "nobody"}) {
            assertThat(wire.send("24[\"" + name + "\",{\"text\":\"hi\"}]").received())
                    .as("by a middleware: " + name)
                    .containsExactly(
                            "34[\"failed\",\"permission-denied\"]",
                            "2[\"shop:error\",{\"what\":\"permission-denied\"}]");
        }
    }

    @Test
    void eachNamespaceSpeaksItsOwn() {
        server.namespaceBuilder("/standard").catalogues().build().on(Shop.BROWSE, (socket, ask) -> {});
        Wire other = server.wire().send("0/standard,");
        assertThat(other.received()).hasSize(1);
        assertThat(other.send("2/standard,1[\"browse\",{\"question\":\"tea\"}]").received())
                .containsExactly("3/standard,1[{\"ok\":true}]");
        assertThat(other.send("2/standard,2[\"nobody\"]").received())
                .containsExactly("3/standard,2[{\"error\":{\"code\":\"not-found\",\"message\":"
                        + "\"nobody handles this event\",\"event\":\"nobody\"}}]");
    }

    @Test
    void aClientIsAnsweredEvenIfTheDialectFails() {
        envelope.broken = true;
        try (CapturedLog log = new CapturedLog()) {
            assertThat(wire.send("21[\"browse\",{\"question\":\"bad\"}]").received())
                    .containsExactly("31[{\"error\":{\"code\":\"conflict\",\"message\":\"no\",\"event\":\"browse\"}}]");
            assertThat(wire.send("22[\"browse\",{\"question\":\"tea\"}]").received())
                    .containsExactly("32[{\"error\":{\"code\":\"server-error\",\"message\":"
                            + "\"the server failed to handle this event\",\"event\":\"browse\"}}]");
            assertThat(log.messages()).hasSize(3);
        }
    }
}
