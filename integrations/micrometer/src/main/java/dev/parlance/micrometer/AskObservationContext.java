package dev.parlance.micrometer;

import dev.parlance.event.Incubating;
import dev.parlance.socket.RequestOutcome;
import dev.parlance.socket.SentRequest;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** What is known of an observed request to a client. */
@Incubating
public final class AskObservationContext extends Observation.Context {
    private final SentRequest request;
    private volatile @Nullable RequestOutcome outcome;

    AskObservationContext(SentRequest request) {
        this.request = request;
    }

    /** What is asked. */
    public SentRequest request() {
        return request;
    }

    /** How it has ended; null until it has. */
    public @Nullable RequestOutcome outcome() {
        return outcome;
    }

    void end(RequestOutcome how) {
        this.outcome = how;
    }
}
