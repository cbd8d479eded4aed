package dev.parlance.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** How emissions are observed, unless the registry has a global convention for them. */
final class EmitConvention implements ObservationConvention<EmitObservationContext> {
    static final EmitConvention INSTANCE = new EmitConvention();

    private EmitConvention() {}

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof EmitObservationContext;
    }

    @Override
    public String getName() {
        return "parlance.emit";
    }

    @Override
    public String getContextualName(EmitObservationContext context) {
        return "emit " + TagValues.event(context.event().event());
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(EmitObservationContext context) {
        return KeyValues.of(
                KeyValue.of(Meters.Keys.NAMESPACE, context.event().namespace()),
                KeyValue.of(Meters.Keys.EVENT, TagValues.event(context.event().event())));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(EmitObservationContext context) {
        return KeyValues.of(
                "parlance.recipients", String.valueOf(context.event().recipients()));
    }
}
