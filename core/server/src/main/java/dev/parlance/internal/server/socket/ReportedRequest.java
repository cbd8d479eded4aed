package dev.parlance.internal.server.socket;

import dev.parlance.internal.execution.Completion;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.PendingAcks;
import dev.parlance.internal.server.report.NamespaceReports;
import dev.parlance.socket.AckException;
import dev.parlance.socket.RequestOutcome;
import dev.parlance.socket.SentRequest;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request that listeners of the server see, from when it is sent until it has ended. */
final class ReportedRequest implements SentRequest, PendingAcks.Callback {
    private final String namespace;
    private final @Nullable String event;
    private final PendingAcks.Callback callback;
    private final Timers timers;
    private final long begun;
    private final Completion<RequestOutcome> completion;

    ReportedRequest(NamespaceReports reports, OutgoingEvent event, PendingAcks.Callback callback, Timers timers) {
        this.namespace = reports.label();
        this.event = event.label();
        this.callback = callback;
        this.timers = timers;
        this.begun = timers.nanoTime();
        this.completion = new Completion<>(event.name());
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public @Nullable String event() {
        return event;
    }

    @Override
    public boolean isBroadcast() {
        return callback.isBroadcast();
    }

    @Override
    public void onEnd(Consumer<? super RequestOutcome> listener) {
        completion.add(listener);
    }

    @Override
    public void answered(Supplier<IncomingArguments> values) {
        end(null);
        callback.answered(values);
    }

    @Override
    public void failed(AckException.Reason reason) {
        end(reason);
        callback.failed(reason);
    }

    // First: so a listener has seen the end of a request before the application goes on with its answer.
    private void end(AckException.@Nullable Reason failure) {
        completion.complete(RequestOutcome.of(failure, Duration.ofNanos(timers.nanoTime() - begun)));
    }
}
