package dev.parlance.micrometer;

import dev.parlance.event.Incubating;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.HandlerInvocation;
import dev.parlance.socket.HandlerOutcome;
import dev.parlance.socket.RequestOutcome;
import dev.parlance.socket.SentEvent;
import dev.parlance.socket.SentRequest;
import dev.parlance.socket.ServerListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Observes handlers, and what they send and ask, with Micrometer: for tracing with Brave or OpenTelemetry. It is an interceptor and a
 * listener of the server:
 *
 * <pre>{@code
 * ParlanceObservations observations = new ParlanceObservations(observationRegistry);
 * ParlanceServer server = ParlanceServer.builder().interceptor(observations).listener(observations).build();
 * }</pre>
 *
 * <p><b>Handlers.</b> Each event that the application handles is an observation {@code parlance.handler}, and so are the connect and
 * the disconnect listeners of a socket. It is current while the handler runs, and ends when an asynchronous handler's stage has ended,
 * or at the handler's deadline. What a handler does later on other threads is within it only if the application takes it along, for
 * instance with Micrometer's context propagation.
 *
 * <p><b>What handlers send.</b> While an observation is current, each emission is a child {@code parlance.emit}, at most 100 for one
 * observation; it has no duration, as it is over when the event is queued. Each request to one client is a child {@code parlance.ask}
 * until its ack has come or none will. Requests to an audience are emissions.
 *
 * <p><b>Traces of clients.</b> Packets of Socket.IO have no place for a trace. A client's {@code traceparent} in the headers of its
 * handshake, or for browsers in its query, is the parent of its connect listeners. Events are traces of their own, since a connection
 * may last for days.
 */
@Incubating
public final class ParlanceObservations implements HandlerInterceptor, ServerListener {
    /** A handler that sends each member of a large room something of their own is not to fill a trace. */
    private static final int MAX_EMITS = 100;

    private static final HandlerObservationConvention DEFAULT = new HandlerObservationConvention();

    private final ObservationRegistry registry;
    private final @Nullable ObservationConvention<HandlerObservationContext> convention;

    /** Observes with that registry. */
    public ParlanceObservations(ObservationRegistry registry) {
        this(registry, null);
    }

    private ParlanceObservations(
            ObservationRegistry registry, @Nullable ObservationConvention<HandlerObservationContext> convention) {
        this.registry = Objects.requireNonNull(registry, "registry");
        this.convention = convention;
    }

    /** The same with another convention for handlers; a global convention of the registry counts otherwise. */
    public ParlanceObservations withConvention(ObservationConvention<HandlerObservationContext> other) {
        return new ParlanceObservations(registry, Objects.requireNonNull(other, "convention"));
    }

    @Override
    public void around(HandlerInvocation invocation) throws Exception {
        HandlerObservationContext context = new HandlerObservationContext(invocation);
        Observation observation = Observation.start(convention, DEFAULT, () -> context, registry);
        invocation.onCompletion(outcome -> end(observation, context, outcome));
        try (Observation.Scope scope = observation.openScope()) {
            invocation.proceed();
        }
    }

    private static void end(Observation observation, HandlerObservationContext context, HandlerOutcome outcome) {
        context.end(outcome);
        if (outcome.failure() != null) {
            observation.error(outcome.failure());
        }
        observation.stop();
    }

    @Override
    public void eventSent(SentEvent event) {
        Observation current = registry.getCurrentObservation();
        if (current != null && countEmit(current) <= MAX_EMITS) {
            Observation.start(null, EmitConvention.INSTANCE, () -> new EmitObservationContext(event), registry)
                    .stop();
        }
    }

    private static int countEmit(Observation current) {
        AtomicInteger emits =
                current.getContext().computeIfAbsent(ParlanceObservations.class, key -> new AtomicInteger());
        return emits.incrementAndGet();
    }

    @Override
    public void requestSent(SentRequest request) {
        if (request.isBroadcast() || registry.getCurrentObservation() == null) {
            return;
        }
        AskObservationContext context = new AskObservationContext(request);
        Observation observation = Observation.start(null, AskConvention.INSTANCE, () -> context, registry);
        request.onEnd(outcome -> end(observation, context, outcome));
    }

    private static void end(Observation observation, AskObservationContext context, RequestOutcome outcome) {
        context.end(outcome);
        observation.stop();
    }
}
