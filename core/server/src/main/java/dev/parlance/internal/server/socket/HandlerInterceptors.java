package dev.parlance.internal.server.socket;

import dev.parlance.internal.execution.Safely;
import dev.parlance.internal.server.report.NamespaceReports;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.HandlerInvocation.Kind;
import dev.parlance.socket.HandlerOutcome;
import dev.parlance.socket.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A namespace's interceptors, of which there is at least one. */
public final class HandlerInterceptors {
    private final List<HandlerInterceptor> interceptors;
    private final NamespaceReports reports;

    private HandlerInterceptors(List<HandlerInterceptor> interceptors, NamespaceReports reports) {
        this.interceptors = interceptors;
        this.reports = reports;
    }

    /** The interceptors of a namespace; null if there are none, which costs nothing. */
    public static @Nullable HandlerInterceptors of(List<HandlerInterceptor> interceptors, NamespaceReports reports) {
        return interceptors.isEmpty() ? null : new HandlerInterceptors(interceptors, reports);
    }

    /**
     * Begins an event.
     *
     * @param event its name, if a handler is registered for it
     */
    InterceptedCall event(Socket<?> socket, @Nullable String event, Safely.Action code) {
        return new InterceptedCall(interceptors, Kind.EVENT, socket, reports.label(), event, code);
    }

    /** Runs around listeners whose failures change nothing. They are called in any case; the first failure is the outcome. */
    public void around(Kind kind, Socket<?> socket, ListenerCalls listeners) {
        Failures failures = new Failures();
        InterceptedCall call = new InterceptedCall(
                interceptors, kind, socket, reports.label(), null, () -> listeners.callAll(failures));
        failures.add(reports.run(call::run, "interceptor"));
        if (!call.isReached()) {
            listeners.callAll(failures);
        }
        call.completed(HandlerOutcome.of(null, failures.first));
    }

    /** Calls listeners, whatever they throw. */
    @FunctionalInterface
    public interface ListenerCalls {
        /** Calls them, and collects what they have thrown. */
        void callAll(Failures failures);
    }

    /** The first of the failures of several listeners. */
    public static final class Failures {
        private @Nullable Throwable first;

        /** One has ended. */
        public void add(@Nullable Throwable failure) {
            if (first == null) {
                first = failure;
            }
        }
    }
}
