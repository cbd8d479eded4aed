package dev.parlance.internal.server;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerRequest.serverRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerRequest;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Events and requests that carry nothing: their handlers take a socket alone, and nothing is passed to send them. */
class WithoutPayloadTest {
    private static final ClientEvent<Void> WAVE = clientEvent("wave");
    private static final ClientRequest<Void, Integer> COUNT = clientRequest("count", Integer.class);
    private static final ServerRequest<Void, Integer> AGE = serverRequest("age", Integer.class);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");
    private final List<Socket<Guest>> recorded = new ArrayList<>();

    private Socket<Guest> socket() {
        return root.sockets().iterator().next();
    }

    private List<String> sent(String packet) {
        wire.received();
        return wire.send(packet).received();
    }

    @Test
    void anEventsListenerTakesTheSocketAlone() {
        root.on(WAVE, socket -> recorded.add(socket));
        root.onAsync(WAVE, socket -> {
            recorded.add(socket);
            return CompletableFuture.completedStage("not used");
        });
        assertThat(sent("21[\"wave\"]")).containsExactly("31[{\"ok\":true}]");
        assertThat(recorded).containsExactly(socket(), socket());
    }

    @Test
    void aListenerForTheNextTimeTakesTheSocketAlone() {
        root.once(WAVE, socket -> recorded.add(socket));
        sent("2[\"wave\"]");
        sent("2[\"wave\"]");
        assertThat(recorded).containsExactly(socket());
    }

    @Test
    void aMethodThatTakesASocketIsAListener() {
        root.on(WAVE, this::record);
        root.nonBlocking().on(WAVE, this::record);
        sent("2[\"wave\"]");
        assertThat(recorded).containsExactly(socket(), socket());
    }

    private void record(Socket<Guest> socket) {
        recorded.add(socket);
    }

    @Test
    void aRequestsHandlerTakesTheSocketAlone() {
        root.handle(COUNT, socket -> socket.rooms().size());
        assertThat(sent("21[\"count\"]")).containsExactly("31[0]");
    }

    @Test
    void aHandlerThatAnswersLaterTakesTheSocketAlone() {
        root.handleAsync(COUNT, socket -> CompletableFuture.completedFuture(7));
        assertThat(sent("21[\"count\"]")).containsExactly("31[7]");
    }

    @Test
    void aHandlerRefusesAsAnyOther() {
        root.handle(COUNT, socket -> {
            throw RefusedException.permissionDenied("no");
        });
        assertThat(sent("21[\"count\"]"))
                .containsExactly(
                        "31[{\"error\":{\"code\":\"permission-denied\",\"message\":\"no\",\"event\":\"count\"}}]");
    }

    @Test
    void aRequestNeedsNoPayload() {
        wire.received();
        CompletableFuture<Integer> one = socket().request(AGE, SECOND);
        CompletableFuture<Answers<Integer>> all = root.request(AGE, SECOND);
        assertThat(wire.received()).containsExactly("20[\"age\"]", "21[\"age\"]");
        wire.send("30[41]").send("31[42]");
        server.run();
        assertThat(one).isCompletedWithValue(41);
        assertThat(all).isCompletedWithValue(Answers.of(List.of(42), 0, 0));
    }
}
