package dev.parlance.micrometer;

import dev.parlance.event.Incubating;
import dev.parlance.socket.SentEvent;
import io.micrometer.observation.Observation;

/** What is known of an observed emission. */
@Incubating
public final class EmitObservationContext extends Observation.Context {
    private final SentEvent event;

    EmitObservationContext(SentEvent event) {
        this.event = event;
    }

    /** What was sent, and to how many. */
    public SentEvent event() {
        return event;
    }
}
