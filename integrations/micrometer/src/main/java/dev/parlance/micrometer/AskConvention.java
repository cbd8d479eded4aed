package dev.parlance.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** How requests to clients are observed, unless the registry has a global convention for them. */
final class AskConvention implements ObservationConvention<AskObservationContext> {
    static final AskConvention INSTANCE = new AskConvention();

    private AskConvention() {}

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof AskObservationContext;
    }

    @Override
    public String getName() {
        return "parlance.ask";
    }

    @Override
    public String getContextualName(AskObservationContext context) {
        return "ask " + TagValues.event(context.request().event());
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(AskObservationContext context) {
        return KeyValues.of(
                KeyValue.of(Meters.Keys.NAMESPACE, context.request().namespace()),
                KeyValue.of(Meters.Keys.EVENT, TagValues.event(context.request().event())),
                KeyValue.of(
                        Meters.Keys.OUTCOME,
                        context.outcome() == null ? "none" : TagValues.outcome(context.outcome())));
    }
}
