package dev.parlance.socket;

import dev.parlance.event.Incubating;

/**
 * Runs around the application's code: for tracing, security contexts and the diagnostic context of a log.
 *
 * <pre>{@code
 * ParlanceServer server = ParlanceServer.builder()
 *         .interceptor(invocation -> {
 *             MDC.put("event", invocation.event());
 *             try {
 *                 invocation.proceed();
 *             } finally {
 *                 MDC.remove("event");
 *             }
 *         })
 *         .build();
 * }</pre>
 *
 * <p>What it runs around is said by {@link HandlerInvocation.Kind}: handlers of events with their middlewares and catch-all
 * listeners, connect listeners, disconnect listeners. Not authenticators and the middlewares of CONNECT (there is no connected
 * socket yet), plain HTTP, tasks of {@link Server#scheduler}, and what follows acks. An event that is refused before anybody is
 * called (a limit, a sign-in that is missing), or that nobody handles and nobody listens to, is not intercepted.
 *
 * <p>Of several interceptors the one that was added first is the outermost. It runs on the thread of the code that it runs around,
 * which is an event loop for handlers that are registered on {@code nonBlocking()}: {@link HandlerInvocation#mayBlock} says whether
 * it may block. Several threads may call it at the same time. Its time counts in the handler's deadline.
 */
@Incubating
@FunctionalInterface
public interface HandlerInterceptor {
    /**
     * Calls {@link HandlerInvocation#proceed} exactly once, before it returns and on this thread. What it throws is taken as if the
     * handler had thrown it: a {@link dev.parlance.event.RefusedException} refuses the event, anything else is a {@code server-error}.
     * If it returns without having proceeded, that is a {@code server-error} too.
     *
     * <p>Connect and disconnect listeners cannot be prevented, since the client has come or gone: they are called in any case,
     * without the interceptors if one of these fails to proceed. What an interceptor throws is then reported, and changes nothing
     * else.
     *
     * @throws Exception what {@code proceed} has thrown, or another one in its place
     */
    void around(HandlerInvocation invocation) throws Exception;
}
