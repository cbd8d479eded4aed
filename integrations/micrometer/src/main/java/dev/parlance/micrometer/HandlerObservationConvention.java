package dev.parlance.micrometer;

import dev.parlance.event.Incubating;
import dev.parlance.socket.HandlerInvocation.Kind;
import dev.parlance.socket.HandlerOutcome;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How handlers are observed: {@code parlance.handler} with the keys {@code kind}, {@code namespace}, {@code event} and {@code outcome},
 * and with the socket's id as {@code parlance.socket.id}, which is a key of high cardinality. To be overridden:
 *
 * <pre>{@code
 * ParlanceObservations own = new ParlanceObservations(observationRegistry).withConvention(new HandlerObservationConvention() {
 *     @Override
 *     public String getName() {
 *         return "chat.handler";
 *     }
 * });
 * }</pre>
 */
@Incubating
public class HandlerObservationConvention implements ObservationConvention<HandlerObservationContext> {
    /** Makes the convention. */
    public HandlerObservationConvention() {}

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof HandlerObservationContext;
    }

    @Override
    public String getName() {
        return "parlance.handler";
    }

    @Override
    public String getContextualName(HandlerObservationContext context) {
        Kind kind = context.invocation().kind();
        String what = kind == Kind.EVENT ? TagValues.event(context.invocation().event()) : TagValues.of(kind);
        return what + " " + context.invocation().namespace();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(HandlerObservationContext context) {
        return KeyValues.of(
                KeyValue.of("kind", TagValues.of(context.invocation().kind())),
                KeyValue.of(Meters.Keys.NAMESPACE, context.invocation().namespace()),
                KeyValue.of(Meters.Keys.EVENT, event(context)),
                KeyValue.of(Meters.Keys.OUTCOME, outcome(context)));
    }

    private static String event(HandlerObservationContext context) {
        return context.invocation().kind() == Kind.EVENT
                ? TagValues.event(context.invocation().event())
                : "none";
    }

    private static String outcome(HandlerObservationContext context) {
        HandlerOutcome outcome = context.outcome();
        if (outcome == null) {
            return "none";
        }
        if (outcome.isSuccess()) {
            return TagValues.SUCCESS;
        }
        return outcome.refusal() == null ? "failure" : outcome.refusal();
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(HandlerObservationContext context) {
        return KeyValues.of("parlance.socket.id", context.invocation().socket().id());
    }
}
