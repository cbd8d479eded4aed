package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.server.Talk.Answer;
import dev.parlance.internal.server.Talk.Say;
import dev.parlance.socket.EventHandler;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OnceAndRemovalTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final TestClient ann = server.connect("/");
    private final TestClient bob = server.connect("/");
    private final List<String> recorded = new ArrayList<>();

    @Test
    void onceIsTheNextTimeOnlyWhicheverSocketItIs() {
        root.once(Talk.SAY, (socket, say) -> recorded.add(say.text()));
        root.untyped().once("say", (socket, arguments, ack) -> recorded.add("raw"));
        ann.emit(Talk.SAY, Say.of("a"));
        bob.emit(Talk.SAY, Say.of("b"));
        server.run();
        assertThat(recorded).containsExactly("a", "raw");
        assertThat(ann.wire().send("20[\"say\",{\"text\":\"hi\"}]").received())
                .singleElement()
                .asString()
                .contains("not-found");
    }

    @Test
    void onceOnASocketIsForThatSocketOnly() {
        Objects.requireNonNull(root.socket(ann.id())).once(Talk.SAY, (socket, say) -> recorded.add(say.text()));
        bob.emit(Talk.SAY, Say.of("b"));
        ann.emit(Talk.SAY, Say.of("a"));
        ann.emit(Talk.SAY, Say.of("a"));
        server.run();
        assertThat(recorded).containsExactly("a");
    }

    @Test
    void aPayloadThatDoesNotFitDoesNotUseItUp() {
        root.once(Talk.SAY, (socket, say) -> recorded.add(say.text()));
        ann.emit("say", 1);
        ann.emit(Talk.SAY, Say.of("a"));
        server.run();
        assertThat(recorded).containsExactly("a");
    }

    @Test
    void onceCanBeRemovedBeforeAndItsHandlerMayWait() {
        root.once(Talk.SAY, (socket, say) -> recorded.add("never")).remove();
        CompletableFuture<Void> gate = new CompletableFuture<>();
        root.once(Talk.SAY, (socket, say) -> {
            gate.join();
            recorded.add(say.text());
        });
        ann.emit(Talk.SAY, Say.of("a"));
        bob.emit(Talk.SAY, Say.of("b"));
        server.run();
        gate.complete(null);
        server.run();
        assertThat(recorded).containsExactly("a");
    }

    @Test
    void aRemovedListenerIsNotCalledAnyMore() {
        Registration on = root.on(Talk.SAY, (socket, say) -> recorded.add("removed"));
        root.on(Talk.SAY, (socket, say) -> recorded.add("kept"));
        Registration handle = root.handle(Talk.ASK, (socket, ask) -> new Answer("yes"));
        on.remove();
        on.remove();
        handle.remove();
        ann.emit(Talk.SAY, Say.of("a"));
        server.run();
        assertThat(recorded).containsExactly("kept");
        assertThat(ann.wire().send("20[\"ask\",{\"question\":\"a\"}]").received())
                .singleElement()
                .asString()
                .contains("not-found");
        root.handle(Talk.ASK, (socket, ask) -> new Answer("again"));
        assertThat(ann.request(Talk.ASK, new Talk.Ask("a"))).isEqualTo(new Answer("again"));
    }

    @Test
    void theSameListenerMayBeRegisteredTwiceAndRemovedOnce() {
        EventHandler<Guest, Say> handler = (socket, say) -> recorded.add(say.text());
        root.on(Talk.SAY, handler);
        Registration second = root.on(Talk.SAY, handler);
        second.remove();
        second.remove();
        ann.emit(Talk.SAY, Say.of("a"));
        server.run();
        assertThat(recorded).containsExactly("a");
    }

    @Test
    void aListenerMayRemoveItself() {
        List<Registration> own = new ArrayList<>();
        own.add(root.on(Talk.SAY, (socket, say) -> {
            recorded.add(say.text());
            own.get(0).remove();
        }));
        ann.emit(Talk.SAY, Say.of("a"));
        ann.emit(Talk.SAY, Say.of("b"));
        server.run();
        assertThat(recorded).containsExactly("a");
    }
}
