package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call of the application's code, which a {@link HandlerInterceptor} runs around. Of one thread, except where it says otherwise. */
@Incubating
public interface HandlerInvocation {
    /** What is called. There may be more in a later version. */
    enum Kind {
        /** An event of a client: catch-all listeners, event middlewares, and all its handlers. */
        EVENT,
        /** The connect listeners of a socket, and what middlewares do when it has connected. */
        CONNECT,
        /** The disconnect listeners of a socket, before and after it leaves its rooms. */
        DISCONNECT
    }

    /** What is called. */
    Kind kind();

    /**
     * The socket. It has no user yet ({@link Socket#isAuthenticated}) while the event is handled by which its client signs in.
     */
    Socket<?> socket();

    /** The namespace's name, or the pattern of its parent namespace if it was made on demand. Fit for a metric's label. */
    String namespace();

    /**
     * The event's name, if a handler is registered for it; else null, as clients can send any name. Null for what is no event. Fit
     * for a metric's label.
     */
    @Nullable
    String event();

    /** Whether this thread may block; false for handlers that are registered on {@code nonBlocking()} while they run on an event loop. */
    boolean mayBlock();

    /**
     * Goes on: to the next interceptor, or to the application's code. An asynchronous handler has then returned its stage, which may
     * end later.
     *
     * @throws Exception what handlers and middlewares throw; it is answered also if the interceptor catches it. Connect and
     *     disconnect listeners throw nothing here, as each is called whatever the others do; see {@link HandlerOutcome#failure}
     * @throws IllegalStateException if it is called a second time, on another thread, or after the interceptor has returned
     */
    void proceed() throws Exception;

    /**
     * Calls that when all has ended: handlers have returned, or their stages have ended, and interceptors have returned. When the
     * deadline is exceeded it is called then, with the code {@code timeout}, although a handler may go on. Once, on the thread on
     * which it ends: must be fast and must not block; what it throws is logged. Those that were added last are called first.
     *
     * <pre>{@code
     * invocation.onCompletion(outcome -> log.info("{} ended with {}", invocation.event(), outcome));
     * invocation.proceed();
     * }</pre>
     *
     * @throws IllegalStateException if the interceptor has returned
     */
    void onCompletion(Consumer<? super HandlerOutcome> listener);
}
