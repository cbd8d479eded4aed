package dev.parlance.internal.engine;

import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an engine reports to: the server. Called on the engine's event loops: nothing here may block. */
public interface EngineHandler {
    /** Something was refused, cut or dropped. Any thread; must not block. */
    default void incident(Incident incident) {}

    /**
     * A page comes from an origin that is neither the server's nor listed. Asked only where {@link EngineOptions.Origins#asks}
     * says so, about each request of such a page.
     *
     * @return ends with whether it may connect; if it ends exceptionally, it may not
     */
    default CompletionStage<Boolean> allowsOrigin(Origin origin) {
        return CompletableFuture.completedStage(false);
    }

    /**
     * A client asks for an Engine.IO session; its origin has been checked.
     *
     * @return ends with what to do; if it ends exceptionally, 500 is answered
     */
    CompletionStage<Opening> opening(HttpRequest request);

    /** What becomes of a handshake of Engine.IO. */
    sealed interface Opening {
        /** A session opens; the headers are added to the response of the handshake. */
        record Accepted(Headers headers) implements Opening {}

        /** It is answered by plain HTTP, and no session opens. */
        record Refused(HttpResponse response) implements Opening {}
    }

    /**
     * An Engine.IO session has opened (the answer to its handshake goes before anything that is sent to it). Nothing is
     * reported of it before this returns.
     */
    SessionListener opened(EngineSession session);

    /** What is served at a path outside the Engine.IO path; it is asked when the head of a request has come, before its body. */
    Routes routes(String path);

    /**
     * What is served at one path.
     *
     * @param http whether requests of any method are answered
     * @param webSocket whether an upgrade may be accepted
     */
    record Routes(boolean http, boolean webSocket) {}

    /**
     * A request outside the Engine.IO path, to a path where HTTP is served.
     *
     * @return ends with the answer; if it ends exceptionally, 500 is answered
     */
    CompletionStage<HttpResponse> request(HttpRequest request);

    /**
     * An upgrade to WebSocket outside the Engine.IO path, to a path with a WebSocket. Its origin has been checked.
     *
     * @return ends with what to do; if it ends exceptionally, 500 is answered
     */
    CompletionStage<Upgrade> upgrade(HttpRequest request);

    /** What becomes of an upgrade. */
    sealed interface Upgrade {
        /**
         * It is done.
         *
         * @param subprotocol which of those offered is agreed on; null for none
         * @param listener makes, on the event loop, the session's listener
         * @param ready ends when the client may hear that it is done, if what is sent to it before does not come first
         */
        record Accepted(
                @Nullable String subprotocol,
                Function<EngineSession, SessionListener> listener,
                CompletionStage<?> ready)
                implements Upgrade {
            private static final CompletionStage<?> AT_ONCE = CompletableFuture.completedStage(null);

            /** It is done, and the client hears so at once. */
            public Accepted(@Nullable String subprotocol, Function<EngineSession, SessionListener> listener) {
                this(subprotocol, listener, AT_ONCE);
            }

            /** It is done, without a subprotocol, and the client hears so at once. */
            public Accepted(Function<EngineSession, SessionListener> listener) {
                this(null, listener);
            }
        }

        /** It is answered by plain HTTP. */
        record Refused(HttpResponse response) implements Upgrade {}
    }
}
