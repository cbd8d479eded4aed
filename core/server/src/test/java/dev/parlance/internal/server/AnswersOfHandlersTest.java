package dev.parlance.internal.server;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerRequest.serverRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.ClientRequest;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.server.Talk.Answer;
import dev.parlance.internal.server.Talk.Ask;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersOfHandlersTest {
    record Sum(int total, @Nullable Integer rest) {}

    private static final ServerEvent<Sum> SUMMED =
            serverEvent("summed", Sum.class).positional();
    private static final ClientRequest<Void, Sum> SUM =
            clientRequest("sum", Sum.class).positionalAnswer();
    private static final ClientRequest<Void, Object> ANY = clientRequest("any", Object.class);
    private static final ClientRequest<Void, Void> RESET = clientRequest("reset", Void.class);
    private static final ServerRequest<Void, @Nullable Sum> COUNT =
            serverRequest("count", Sum.class).positionalAnswer().nullableAnswer();

    private static final String SERVER_ERROR = "[{\"error\":{\"code\":\"server-error\",\"message\":"
            + "\"the server failed to handle this event\",\"event\":\"ask\"}}]";

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");

    @BeforeEach
    void connect() {
        assertThat(wire.received()).hasSize(1);
    }

    @Test
    void nullIsAServerErrorWhereItIsNotDeclared() {
        root.handle(Talk.ASK.answeredBy(Talk.ANSWERED), (socket, ask) -> null);
        try (CapturedLog log = new CapturedLog()) {
            assertThat(wire.send("21[\"ask\",{\"question\":\"why\"}]").received())
                    .containsExactly("31" + SERVER_ERROR);
            assertThat(log.text())
                    .isEqualTo("The answer of a handler of \"ask\" on namespace / cannot be sent: it is null, which"
                            + " nullableAnswer() would allow\n");
        }
        Fence.nothingElseCame(root, wire);
    }

    @Test
    void nullOfAnAsynchronousHandlerIsAServerErrorToo() {
        root.handleAsync(Talk.ASK, (socket, ask) -> CompletableFuture.completedFuture(null));
        try (CapturedLog log = new CapturedLog()) {
            assertThat(wire.send("21[\"ask\",{\"question\":\"why\"}]").received())
                    .containsExactly("31" + SERVER_ERROR);
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void nullIsSentWhereItIsDeclared() {
        ClientRequest<Ask, @Nullable Answer> maybe =
                Talk.ASK.answeredBy(Talk.ANSWERED).nullableAnswer();
        root.handle(maybe, (socket, ask) -> ask.question().isEmpty() ? null : new Answer("yes"));
        assertThat(wire.send("21[\"ask\",{\"question\":\"\"}]").received()).containsExactly("31[null]");
        assertThat(wire.send("22[\"ask\",{\"question\":\"why\"}]").received())
                .containsExactly("32[{\"answer\":\"yes\"}]", "2[\"answered\",{\"answer\":\"yes\"}]");
    }

    @Test
    void nullIsAValueOfAnyJson() {
        root.handle(ANY, (socket, none) -> null);
        assertThat(wire.send("21[\"any\"]").received()).containsExactly("31[null]");
    }

    @Test
    void anAnswerThatIsNothingIsTheDialectsSuccess() {
        root.handle(RESET, (socket, none) -> null);
        assertThat(wire.send("21[\"reset\"]").received()).containsExactly("31[{\"ok\":true}]");
    }

    @Test
    void theComponentsOfAnAnswerMayBeTheArgumentsOfTheAck() {
        root.handle(SUM, (socket, none) -> new Sum(3, null));
        assertThat(wire.send("21[\"sum\"]").received()).containsExactly("31[3,null]");
    }

    @Test
    void nullAtTheEndOfAPositionalEventIsSent() {
        root.emit(SUMMED, new Sum(3, null));
        assertThat(wire.received()).containsExactly("2[\"summed\",3,null]");
    }

    @Test
    void aClientMayAnswerSeveralArgumentsOrNull() {
        Wire other = server.wire().send("0");
        assertThat(other.received()).hasSize(1);
        var answers = root.request(COUNT, null, Duration.ofSeconds(1));
        assertThat(wire.received()).containsExactly("20[\"count\"]");
        assertThat(other.received()).containsExactly("20[\"count\"]");
        wire.send("30[3]");
        other.send("30[null]");
        server.run();
        assertThat(answers).isDone();
        assertThat(answers.join().received()).containsExactly(new Sum(3, null), null);
    }
}
