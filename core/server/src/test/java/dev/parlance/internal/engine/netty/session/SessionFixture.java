package dev.parlance.internal.engine.netty.session;

import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.internal.engine.EngineHandler;
import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.SessionListener;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A session without a connection: what becomes of it is recorded, and its event loop runs when the test says so. */
final class SessionFixture implements EngineHandler, SessionTransport, SessionListener {
    static final int BUDGET = 1 << 20;
    static final int SEND_BUDGET = 100_000;
    static final int MAX_PAYLOAD = 50_000;
    static final int BEFORE_SIGN_IN = 10_000;

    final EmbeddedChannel channel = new EmbeddedChannel();
    final EngineContext engine = new EngineContext(options(), this);
    final PlainSession session;
    private final List<String> seen = new ArrayList<>();

    /** What its listener throws at everything; null for nothing. */
    @Nullable
    RuntimeException failure;

    SessionFixture(String... headers) {
        HttpRequest handshake = HttpRequest.builder("GET", "/plain")
                .headers(Headers.of(headers))
                .build();
        session = new PlainSession(engine, "id", handshake, channel.eventLoop());
        session.transport(this);
        engine.sessions().add(session);
    }

    private static EngineOptions options() {
        return new EngineOptions(
                null,
                0,
                "/socket.io/",
                Set.of("websocket"),
                new EngineOptions.Origins(false, Set.of()),
                EngineOptions.Proxies.NONE,
                Duration.ofSeconds(25),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(75),
                MAX_PAYLOAD,
                16_384,
                SEND_BUDGET,
                new EngineOptions.Memory(BUDGET, BEFORE_SIGN_IN, Duration.ofSeconds(20)),
                null,
                null,
                1);
    }

    SessionFixture open() {
        session.open(() -> this);
        return this;
    }

    /** What has happened since it was asked last, with what its event loop had to do. */
    List<String> seen() {
        channel.runPendingTasks();
        List<String> since = List.copyOf(seen);
        seen.clear();
        return since;
    }

    private void record(String what) {
        seen.add(what);
        if (failure != null) {
            throw failure;
        }
    }

    // --- what its listener receives

    @Override
    public void text(byte[] utf8) {
        record("text " + new String(utf8, StandardCharsets.UTF_8));
    }

    @Override
    public void binary(byte[] data) {
        record("binary " + data.length);
    }

    @Override
    public void surplusPong() {
        record("surplus pong");
    }

    @Override
    public void closed(CloseReason reason) {
        record("closed " + reason);
    }

    // --- what its transport is to do

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public void write(@Nullable QueuedFrame first) {
        seen.add("write");
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public long pendingBytes() {
        return 0;
    }

    @Override
    public void pause() {
        seen.add("pause");
    }

    @Override
    public void resume() {
        seen.add("resume");
    }

    @Override
    public boolean deliversAfter(CloseReason reason) {
        return false;
    }

    @Override
    public void writeWaiting() {}

    @Override
    public void cut() {
        seen.add("cut");
    }

    @Override
    public void discard() {}

    @Override
    public void close(CloseReason reason, CloseStatus status) {
        seen.add("close");
    }

    @Override
    public void cutOff() {}

    // --- what its engine reports

    @Override
    public void incident(Incident incident) {
        seen.add(incident.kind() + " " + incident.detail());
    }

    @Override
    public CompletionStage<Opening> opening(HttpRequest request) {
        throw new UnsupportedOperationException("no handshakes");
    }

    @Override
    public SessionListener opened(EngineSession opened) {
        return this;
    }

    @Override
    public Routes routes(String path) {
        return new Routes(false, false);
    }

    @Override
    public CompletionStage<HttpResponse> request(HttpRequest request) {
        throw new UnsupportedOperationException("no requests");
    }

    @Override
    public CompletionStage<Upgrade> upgrade(HttpRequest request) {
        throw new UnsupportedOperationException("no upgrades");
    }
}
