package dev.parlance.internal.server.report;

import dev.parlance.adapter.AdapterIncident;
import dev.parlance.event.Refusal;
import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.execution.Safely;
import dev.parlance.socket.DroppedEvent;
import dev.parlance.socket.FailedHandler;
import dev.parlance.socket.HandledEvent;
import dev.parlance.socket.SentEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Reports what becomes of the events of one namespace.
 *
 * @param namespace its text names it in the log
 * @param label what it is called in metrics: its name, or the pattern of its parent if it was made on demand
 */
public record NamespaceReports(ServerReports server, Object namespace, String label) {
    /** An event was handled within that time; see {@link HandledEvent} for the parameters. */
    public void handled(@Nullable String event, @Nullable String refusal, Duration duration) {
        server.eventHandled(HandledEvent.of(label, event, refusal, duration));
    }

    /** An event was sent to so many sockets. */
    public void sent(@Nullable String event, int recipients) {
        if (server.hasListeners()) {
            server.eventSent(SentEvent.of(label, event, recipients));
        }
    }

    /** An event has not reached so many. */
    public void dropped(DroppedEvent.Reason reason, @Nullable String event, int count) {
        if (server.hasListeners()) {
            server.eventDropped(DroppedEvent.of(reason, label, event, count));
        }
    }

    /** Something has gone wrong between this server and the others. */
    public void adapter(AdapterIncident incident) {
        server.adapterIncident(
                switch (incident.reason()) {
                    case OUTAGE_BEGAN, OUTAGE_ENDED -> incident;
                    default -> incident.withNamespace(label);
                });
    }

    /** The other servers could not be asked, and whoever asked was refused. */
    public void unavailable(Throwable cause) {
        server.log()
                .write(
                        Level.DEBUG,
                        "other servers that could not be asked",
                        cause,
                        "The other servers of namespace {} could not be asked",
                        namespace);
    }

    /** An event, whose text may be logged, was refused. */
    public void refused(Object event, Refusal refusal) {
        if (server.log().isEnabled(Level.DEBUG)) {
            server.log()
                    .write(
                            Level.DEBUG,
                            "events refused, " + refusal.code(),
                            null,
                            "\"{}\" was refused on namespace {}: {}{}",
                            event,
                            namespace,
                            refusal.code(),
                            refusal.field() == null ? "" : " of " + Printable.of(refusal.field()));
        }
    }

    /**
     * A handler of an event, whose text may be logged, has failed.
     *
     * @param name the event's name if a handler is registered for it
     */
    public void failed(Object event, @Nullable String name, Throwable cause) {
        FailedHandler failure = FailedHandler.of("handler", cause).withNamespace(label);
        server.failed(
                name == null ? failure : failure.withEvent(name),
                "A handler of \"{}\" on namespace {} failed",
                event,
                namespace);
    }

    /** A handler of an event has returned what cannot be sent. */
    public void invalidAnswer(Object event, @Nullable String name, Exception cause) {
        FailedHandler failure = FailedHandler.of("answer", cause).withNamespace(label);
        server.report(
                name == null ? failure : failure.withEvent(name),
                null,
                "The answer of a handler of \"{}\" on namespace {} cannot be sent: {}",
                event,
                namespace,
                cause.getMessage());
    }

    /**
     * Runs code of the application whose failure changes nothing for its client.
     *
     * @param what it is, as in {@code connect listener}
     * @return what it has thrown; null if it has not failed
     */
    public @Nullable Throwable run(Safely.Action action, String what) {
        try {
            action.run();
            return null;
        } catch (Throwable e) {
            FailedHandler failure = FailedHandler.of(what, e).withNamespace(label);
            server.failed(failure, "A {} of namespace {} failed", what, namespace);
            return e;
        }
    }

    /** A handler did not end within its deadline. */
    public void late(Object event) {
        server.log().warn("A handler of \"{}\" on namespace {} did not end within its deadline", event, namespace);
    }

    /** A handler does not end. */
    public void stuck(Object event) {
        server.log()
                .error(
                        "A handler of \"{}\" on namespace {} does not end though it was interrupted; its client is"
                                + " disconnected",
                        event,
                        namespace);
    }
}
