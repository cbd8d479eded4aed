package dev.parlance.internal.server;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.Talk.Answer;
import dev.parlance.internal.server.Talk.Ask;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.internal.server.Talk.Say;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TypedEventsTest {
    private static final ClientEvent<Say> SAY_OR_TEXT =
            clientEvent("say", Say.class).orText(Say::of);
    private static final ClientEvent<String> SHOUT = clientEvent("shout", String.class);
    private static final ClientEvent<Void> WAVE = clientEvent("wave");
    private static final ClientEvent<Move> MOVE =
            clientEvent("move", Move.class).positional();
    private static final ClientEvent<Options> CONFIGURE = clientEvent("configure", Options.class);
    private static final ClientEvent<Object> ANY = clientEvent("any", Object.class);
    private static final ClientRequest<Ask, Answer> LOUD = Talk.ASK.answeredBy(Talk.ANSWERED);
    private static final ClientRequest<Ask, Answer> STRICT = Talk.ASK.refusedBy(Talk.TALK_ERROR);
    private static final ClientRequest<Void, Place> WHERE = clientRequest("where", Place.class);

    record Move(int x, int y, @Nullable String how) {}

    record Options(@Nullable String colour, @Nullable Integer size) {}

    record Place(int x, @Nullable Integer y) {}

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");
    private final List<Object> recorded = new ArrayList<>();

    @BeforeEach
    void connect() {
        assertThat(wire.received()).hasSize(1);
    }

    @Test
    void anObjectBecomesARecord() {
        root.on(Talk.SAY, (socket, say) -> recorded.add(say));
        assertThat(wire.send("21[\"say\",{\"text\":\"hi\",\"volume\":3}]").received())
                .containsExactly("31[{\"ok\":true}]");
        assertThat(recorded).containsExactly(new Say("hi", 3));
    }

    @Test
    void unknownFieldsAndSurplusArgumentsAreIgnored() {
        root.on(Talk.SAY, (socket, say) -> recorded.add(say));
        assertThat(wire.send("21[\"say\",{\"text\":\"hi\",\"more\":[1]},\"surplus\"]")
                        .received())
                .containsExactly("31[{\"ok\":true}]");
        assertThat(recorded).containsExactly(Say.of("hi"));
    }

    @Test
    void aBareStringIsTakenWhereItIsDeclared() {
        root.on(SHOUT, (socket, text) -> recorded.add(text));
        wire.send("2[\"shout\",\"hey\"]");
        assertThat(wire.received()).isEmpty();
        assertThat(recorded).containsExactly("hey");
        assertThat(wire.send("21[\"shout\",{\"text\":\"hey\"}]").received())
                .singleElement()
                .asString()
                .startsWith("31[{\"error\":{\"code\":\"validation-failed\"");
    }

    @Test
    void anObjectOrABareStringIsTakenWhereBothAreDeclared() {
        root.on(SAY_OR_TEXT, (socket, say) -> recorded.add(say));
        wire.send("2[\"say\",\"hi\"]").send("2[\"say\",{\"text\":\"ho\"}]");
        assertThat(wire.received()).isEmpty();
        assertThat(recorded).containsExactly(Say.of("hi"), Say.of("ho"));
    }

    @Test
    void anEventMayCarryNothing() {
        root.on(WAVE, (socket, none) -> recorded.add(String.valueOf(none)));
        assertThat(wire.send("21[\"wave\"]").received()).containsExactly("31[{\"ok\":true}]");
        assertThat(recorded).containsExactly("null");
    }

    @Test
    @TransportPoint(22)
    void componentsMayBeTheArgumentsInOrder() {
        root.on(MOVE, (socket, move) -> recorded.add(move));
        wire.send("2[\"move\",1,2]").send("2[\"move\",1,2,\"fast\",\"surplus\"]");
        assertThat(wire.received()).isEmpty();
        assertThat(recorded).containsExactly(new Move(1, 2, null), new Move(1, 2, "fast"));
        assertThat(wire.send("27[\"move\",1]").received())
                .containsExactly("37[{\"error\":{\"code\":\"validation-failed\",\"message\":"
                        + "\"y is required\",\"event\":\"move\",\"field\":\"y\"}}]");
    }

    @Test
    @TransportPoint(22)
    void anyJsonKeepsItsNullsAndItsBinary() {
        root.on(ANY, (socket, any) -> socket.untyped().emit("echo", any));
        wire.send("51-[\"any\",{\"a\":null,\"b\":{\"_placeholder\":true,\"num\":0}}]")
                .send(new byte[] {9});
        assertThat(wire.received())
                .containsExactly("51-[\"echo\",{\"a\":null,\"b\":{\"_placeholder\":true,\"num\":0}}]", "b:09");
    }

    @Test
    void whereAllIsOptionalTheArgumentMayBeMissing() {
        root.on(CONFIGURE, (socket, options) -> recorded.add(options));
        assertThat(wire.send("21[\"configure\"]").received()).containsExactly("31[{\"ok\":true}]");
        assertThat(recorded).containsExactly(new Options(null, null));
    }

    @Test
    void aMissingFieldIsRefusedBeforeTheHandler() {
        root.on(Talk.SAY, (socket, say) -> recorded.add(say));
        assertThat(wire.send("21[\"say\",{\"volume\":3}]").received())
                .containsExactly("31[{\"error\":{\"code\":\"validation-failed\",\"message\":"
                        + "\"text is required\",\"event\":\"say\",\"field\":\"text\"}}]");
        assertThat(recorded).isEmpty();
    }

    @Test
    void aMissingArgumentIsRefused() {
        root.on(Talk.SAY, (socket, say) -> recorded.add(say));
        assertThat(wire.send("21[\"say\"]").received())
                .singleElement()
                .asString()
                .startsWith("31[{\"error\":{\"code\":\"validation-failed\"");
        assertThat(wire.send("22[\"say\",null]").received())
                .singleElement()
                .asString()
                .startsWith("32[{\"error\":{\"code\":\"validation-failed\"");
        assertThat(recorded).isEmpty();
    }

    @Test
    void aWrongTypeIsRefusedWithItsField() {
        root.on(Talk.SAY, (socket, say) -> recorded.add(say));
        assertThat(wire.send("21[\"say\",{\"text\":\"hi\",\"volume\":\"loud\"}]")
                        .received())
                .singleElement()
                .asString()
                .startsWith("31[{\"error\":{\"code\":\"validation-failed\"")
                .contains("\"event\":\"say\",\"field\":\"volume\"")
                .doesNotContain("loud");
        assertThat(recorded).isEmpty();
    }

    @Test
    void aRequestsValueIsItsAck() {
        root.handle(Talk.ASK, (socket, ask) -> new Answer(ask.question() + "!"));
        assertThat(wire.send("21[\"ask\",{\"question\":\"why\"}]").received())
                .containsExactly("31[{\"answer\":\"why!\"}]");
        assertThat(wire.send("2[\"ask\",{\"question\":\"why\"}]").received()).isEmpty();
    }

    @Test
    void theAnswerEventGoesOutAsWellAsTheAck() {
        root.handle(LOUD, (socket, ask) -> new Answer("yes"));
        assertThat(wire.send("21[\"ask\",{\"question\":\"why\"}]").received())
                .containsExactly("31[{\"answer\":\"yes\"}]", "2[\"answered\",{\"answer\":\"yes\"}]");
        assertThat(wire.send("2[\"ask\",{\"question\":\"why\"}]").received())
                .containsExactly("2[\"answered\",{\"answer\":\"yes\"}]");
    }

    @Test
    void aHandlerMayAnswerInTheAckOnly() {
        root.handle(LOUD.ackOnly(), (socket, ask) -> new Answer("yes"));
        assertThat(wire.send("21[\"ask\",{\"question\":\"why\"}]").received())
                .containsExactly("31[{\"answer\":\"yes\"}]");
    }

    @Test
    void theAnswerFollowsWhatItsHandlerSent() {
        root.handle(Talk.ASK, (socket, ask) -> {
            socket.emit(Talk.SAID, new Said("first"));
            return new Answer("second");
        });
        assertThat(wire.send("21[\"ask\",{\"question\":\"why\"}]").received())
                .containsExactly("2[\"said\",{\"text\":\"first\"}]", "31[{\"answer\":\"second\"}]");
    }

    @Test
    void aRefusalGoesToTheAckAndOutAsTheErrorEvent() {
        root.handle(STRICT, (socket, ask) -> {
            throw RefusedException.permissionDenied("not you");
        });
        String refusal = "{\"code\":\"permission-denied\",\"message\":\"not you\",\"event\":\"ask\"}";
        assertThat(wire.send("21[\"ask\",{\"question\":\"why\"}]").received())
                .containsExactly("31[{\"error\":" + refusal + "}]", "2[\"talk:error\"," + refusal + "]");
        assertThat(wire.send("2[\"ask\",{\"question\":\"why\"}]").received())
                .containsExactly("2[\"talk:error\"," + refusal + "]");
    }

    @Test
    void aPayloadThatDoesNotFitGoesOutAsTheErrorEventToo() {
        root.handle(STRICT, (socket, ask) -> new Answer("yes"));
        assertThat(wire.send("2[\"ask\",{}]").received())
                .containsExactly("2[\"talk:error\",{\"code\":\"validation-failed\",\"message\":"
                        + "\"question is required\",\"event\":\"ask\",\"field\":\"question\"}]");
    }

    @Test
    void whatAHandlerThrowsIsAnsweredServerErrorWithoutItsText() {
        root.on(Talk.SAY, (socket, say) -> {
            throw new IllegalStateException("secret");
        });
        root.handle(Talk.ASK, (socket, ask) -> {
            throw new NoSuchMethodError("secret");
        });
        root.untyped().on("raw", (socket, arguments, ack) -> {
            throw new Error("secret");
        });
        String error = "[{\"error\":{\"code\":\"server-error\",\"message\":"
                + "\"the server failed to handle this event\",\"event\":\"%s\"}}]";
        try (CapturedLog log = new CapturedLog()) {
            assertThat(wire.send("21[\"say\",{\"text\":\"payload\"}]").received())
                    .containsExactly("31" + error.formatted("say"));
            assertThat(wire.send("22[\"ask\",{\"question\":\"payload\"}]").received())
                    .containsExactly("32" + error.formatted("ask"));
            assertThat(wire.send("23[\"raw\",\"payload\"]").received()).containsExactly("33" + error.formatted("raw"));
            assertThat(log.messages()).hasSize(3).noneMatch(message -> message.contains("payload"));
        }
        Fence.nothingElseCame(root, wire);
    }

    @Test
    void anAnswerThatCannotBeWrittenIsAServerError() {
        ClientRequest<Void, Object> odd = clientRequest("odd", Object.class);
        root.handle(odd, (socket, none) -> new Object());
        try (CapturedLog log = new CapturedLog()) {
            assertThat(wire.send("21[\"odd\"]").received())
                    .singleElement()
                    .asString()
                    .startsWith("31[{\"error\":{\"code\":\"server-error\"");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void anUnknownEventWithAnAckIsNotFound() {
        assertThat(wire.send("21[\"nobody\",1]").received())
                .containsExactly("31[{\"error\":{\"code\":\"not-found\",\"message\":"
                        + "\"nobody handles this event\",\"event\":\"nobody\"}}]");
        assertThat(wire.send("2[\"nobody\",1]").received()).isEmpty();
    }

    @Test
    void listenersOfTheNamespaceRunBeforeThoseOfTheSocketAndAllBeforeTheAck() {
        root.onConnect(socket -> socket.on(Talk.SAY, (same, say) -> {
            recorded.add("own");
            same.untyped().emit("last");
        }));
        root.on(Talk.SAY, (socket, say) -> recorded.add("first"));
        root.on(Talk.SAY, (socket, say) -> recorded.add("second"));
        Wire other = server.wire().send("0");
        assertThat(other.received()).hasSize(1);
        assertThat(other.send("21[\"say\",{\"text\":\"hi\"}]").received())
                .containsExactly("2[\"last\"]", "31[{\"ok\":true}]");
        assertThat(recorded).containsExactly("first", "second", "own");
    }

    @Test
    void asynchronousAnswersAreAnswersToo() {
        root.handleAsync(
                Talk.ASK, (socket, ask) -> CompletableFuture.failedFuture(RefusedException.notFound("no such answer")));
        assertThat(wire.send("21[\"ask\",{\"question\":\"why\"}]").received())
                .containsExactly("31[{\"error\":{\"code\":\"not-found\",\"message\":\"no such answer\","
                        + "\"event\":\"ask\"}}]");
    }

    @Test
    void aRecordsOptionalComponentsAreLeftOutOfAnAnswer() {
        root.handle(WHERE, (socket, none) -> new Place(1, null));
        assertThat(wire.send("21[\"where\"]").received()).containsExactly("31[{\"x\":1}]");
    }
}
