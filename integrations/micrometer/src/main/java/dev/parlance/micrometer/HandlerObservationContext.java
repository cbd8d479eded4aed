package dev.parlance.micrometer;

import dev.parlance.event.Incubating;
import dev.parlance.socket.HandlerInvocation;
import dev.parlance.socket.HandlerOutcome;
import dev.parlance.socket.Handshake;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an observed handler. Its carrier is the handshake of the socket's connection: for connect listeners its
 * {@code traceparent} is the parent; see {@link ParlanceObservations}.
 */
@Incubating
public final class HandlerObservationContext extends ReceiverContext<Handshake> {
    private final HandlerInvocation invocation;
    private volatile @Nullable HandlerOutcome outcome;

    HandlerObservationContext(HandlerInvocation invocation) {
        super(invocation.kind() == HandlerInvocation.Kind.CONNECT ? TraceHeaders::of : TraceHeaders::none, Kind.SERVER);
        this.invocation = invocation;
        setCarrier(invocation.socket().handshake());
    }

    /** What is called: of which kind, for which socket and event. */
    public HandlerInvocation invocation() {
        return invocation;
    }

    /** How it has ended; null until it has. */
    public @Nullable HandlerOutcome outcome() {
        return outcome;
    }

    void end(HandlerOutcome how) {
        this.outcome = how;
    }
}
