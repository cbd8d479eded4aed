package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.RefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Listeners of events without an answer that end later. */
class AsyncEventTest {
    private static final String OK = "[{\"ok\":true}]";

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");
    private final CompletableFuture<String> stage = new CompletableFuture<>();
    private final List<String> received = new ArrayList<>();

    private void say(int ack, String text) {
        wire.send("2" + ack + "[\"say\",{\"text\":\"" + text + "\"}]");
    }

    @Test
    void theClientIsAnsweredWhenTheListenerHasEnded() {
        assertThat(wire.received()).hasSize(1);
        root.onAsync(Talk.SAY, (socket, say) -> stage);
        say(1, "hello");
        assertThat(wire.received()).isEmpty();
        stage.complete("ignored");
        assertThat(wire.received()).containsExactly("31" + OK);
    }

    @Test
    void theNextEventStartsBeforeItHasEnded() {
        assertThat(wire.received()).hasSize(1);
        root.onAsync(Talk.SAY, (socket, say) -> {
            received.add(say.text());
            return say.text().equals("slow") ? stage : CompletableFuture.completedFuture(null);
        });
        say(1, "slow");
        say(2, "fast");
        assertThat(wire.received()).containsExactly("32" + OK);
        stage.complete(null);
        assertThat(wire.received()).containsExactly("31" + OK);
        assertThat(received).containsExactly("slow", "fast");
    }

    @Test
    void ofSeveralListenersAllMustHaveEnded() {
        assertThat(wire.received()).hasSize(1);
        root.onAsync(Talk.SAY, (socket, say) -> stage);
        root.on(Talk.SAY, (socket, say) -> received.add("synchronous"));
        CompletableFuture<String> other = new CompletableFuture<>();
        root.onAsync(Talk.SAY, (socket, say) -> other);
        say(1, "hello");
        assertThat(wire.received()).isEmpty();
        assertThat(received).containsExactly("synchronous");
        other.complete(null);
        assertThat(wire.received()).isEmpty();
        stage.complete(null);
        assertThat(wire.received()).containsExactly("31" + OK);
    }

    @Test
    void aListenerThatRefusesLaterIsTheAnswer() {
        assertThat(wire.received()).hasSize(1);
        root.onAsync(Talk.SAY, (socket, say) -> stage);
        say(1, "hello");
        stage.completeExceptionally(RefusedException.conflict("taken"));
        assertThat(wire.received())
                .first()
                .asString()
                .contains("\"code\":\"conflict\"", "\"message\":\"taken\"", "\"event\":\"say\"");
    }

    @Test
    void oneThatDoesNotEndIsAnsweredAtTheDeadlineOnly() {
        assertThat(wire.received()).hasSize(1);
        root.onAsync(Talk.SAY, (socket, say) -> stage);
        say(1, "hello");
        server.advance(Duration.ofSeconds(30));
        assertThat(wire.received()).first().asString().contains("\"code\":\"timeout\"");
        stage.complete(null);
        Fence.nothingElseCame(root, wire);
    }
}
