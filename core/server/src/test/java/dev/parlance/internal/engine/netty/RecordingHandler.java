package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.EngineHandler;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.Origin;
import dev.parlance.internal.engine.SessionListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Handler of an engine that records its calls. */
final class RecordingHandler implements EngineHandler {
    final BlockingQueue<Recorded> opened = new LinkedBlockingQueue<>();
    final AtomicInteger openings = new AtomicInteger();
    final BlockingQueue<Incident> incidents = new LinkedBlockingQueue<>();

    /** What happens, besides being written down, when a session has opened. */
    volatile BiConsumer<EngineSession, Recorded> onOpened = (session, recorded) -> {};

    /** What happens, besides being written down, when a session says something. */
    volatile BiConsumer<EngineSession, String> onText = (session, text) -> {};

    volatile Function<HttpRequest, CompletionStage<Opening>> onOpening =
            request -> CompletableFuture.completedFuture(new Opening.Accepted(Headers.NONE));
    volatile Function<HttpRequest, CompletionStage<HttpResponse>> onRequest =
            request -> CompletableFuture.completedFuture(HttpResponse.notFound());
    volatile Function<HttpRequest, CompletionStage<Upgrade>> onUpgrade =
            request -> CompletableFuture.completedFuture(new Upgrade.Accepted(this::record));

    volatile Function<Origin, CompletionStage<Boolean>> onOrigin = origin -> CompletableFuture.completedFuture(false);

    volatile Function<String, Routes> routes = path -> new Routes(true, true);

    @Override
    public void incident(Incident incident) {
        incidents.add(incident);
    }

    @Override
    public CompletionStage<Boolean> allowsOrigin(Origin origin) {
        return onOrigin.apply(origin);
    }

    @Override
    public Routes routes(String path) {
        return routes.apply(path);
    }

    @Override
    public CompletionStage<Opening> opening(HttpRequest request) {
        return onOpening.apply(request);
    }

    @Override
    public SessionListener opened(EngineSession session) {
        return record(session);
    }

    Recorded record(EngineSession session) {
        Recorded recorded = new Recorded(session);
        openings.incrementAndGet();
        onOpened.accept(session, recorded);
        opened.add(recorded);
        return recorded;
    }

    @Override
    public CompletionStage<HttpResponse> request(HttpRequest request) {
        return onRequest.apply(request);
    }

    @Override
    public CompletionStage<Upgrade> upgrade(HttpRequest request) {
        return onUpgrade.apply(request);
    }

    /** The session that opens next; shows that before it none has opened unseen. */
    Recorded nextOf(int openedSoFar) {
        Recorded next = next();
        assertThat(openings).hasValue(openedSoFar);
        return next;
    }

    /** The session of that id, when it has opened; sessions that open one after another may be announced in any order. */
    Recorded of(String sid) {
        return find(session -> session.id().equals(sid));
    }

    /** The plain WebSocket on that path, when it has opened. */
    Recorded plain(String path) {
        return find(session -> session.handshake().path().equals(path));
    }

    private Recorded find(Predicate<EngineSession> wanted) {
        List<Recorded> others = new ArrayList<>();
        Recorded found = next();
        while (!wanted.test(found.session)) {
            others.add(found);
            found = next();
        }
        opened.addAll(others);
        return found;
    }

    /** The next session that opens. */
    Recorded next() {
        return take(opened);
    }

    static <T> T take(BlockingQueue<T> queue) {
        try {
            T taken = queue.poll(10, TimeUnit.SECONDS);
            if (taken == null) {
                throw new AssertionError("nothing came within ten seconds");
            }
            return taken;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** One session and what was reported of it. */
    final class Recorded implements SessionListener {
        final EngineSession session;
        final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        Recorded(EngineSession session) {
            this.session = session;
        }

        @Override
        public void text(byte[] utf8) {
            String text = new String(utf8, StandardCharsets.UTF_8);
            try {
                onText.accept(session, text);
            } finally {
                // Last: whoever reads it finds done what was to be done.
                events.add("text " + text);
            }
        }

        @Override
        public void binary(byte[] data) {
            events.add("binary " + HexFormat.of().formatHex(data));
        }

        @Override
        public void closed(CloseReason reason) {
            events.add("closed " + reason);
        }

        /** The next report. */
        String next() {
            return take(events);
        }

        void send(String text) {
            session.send(Frame.text(text));
        }
    }
}
