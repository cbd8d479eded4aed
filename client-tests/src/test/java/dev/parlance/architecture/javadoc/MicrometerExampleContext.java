package dev.parlance.architecture.javadoc;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;

/** What the examples of metrics and observations speak of. Never run. */
public class MicrometerExampleContext extends ExampleContext {
    protected static final MeterRegistry registry = new SimpleMeterRegistry();
    protected static final ObservationRegistry observationRegistry = ObservationRegistry.create();
}
