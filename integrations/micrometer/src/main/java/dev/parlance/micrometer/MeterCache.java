package dev.parlance.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the meters of a registry by the values of their tags: without making their tags again for each event. Any thread. */
final class MeterCache {
    private final MeterRegistry registry;
    private final Tags common;
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Key, DistributionSummary> summaries = new ConcurrentHashMap<>();

    private record Key(Meters meter, List<String> values) {}

    /** All meters get those tags, too. */
    MeterCache(MeterRegistry registry, Iterable<Tag> common) {
        this.registry = registry;
        this.common = Tags.of(common);
    }

    /** @param values of its tags, in their order */
    Counter counter(Meters meter, String... values) {
        return counters.computeIfAbsent(
                new Key(meter, List.of(values)),
                key -> Counter.builder(meter.id())
                        .description(meter.description())
                        .baseUnit(meter.unit())
                        .tags(tags(meter, key.values))
                        .register(registry));
    }

    /** @param values of its tags, in their order */
    Timer timer(Meters meter, String... values) {
        return timers.computeIfAbsent(
                new Key(meter, List.of(values)),
                key -> Timer.builder(meter.id())
                        .description(meter.description())
                        .tags(tags(meter, key.values))
                        .register(registry));
    }

    /** @param values of its tags, in their order */
    DistributionSummary summary(Meters meter, String... values) {
        return summaries.computeIfAbsent(
                new Key(meter, List.of(values)),
                key -> DistributionSummary.builder(meter.id())
                        .description(meter.description())
                        .baseUnit(meter.unit())
                        .tags(tags(meter, key.values))
                        .register(registry));
    }

    private Tags tags(Meters meter, List<String> values) {
        return tags(common, meter, values);
    }

    static Tags tags(Tags common, Meters meter, List<String> values) {
        Tags tags = common;
        for (int i = 0; i < values.size(); i++) {
            tags = tags.and(meter.tags().get(i), values.get(i));
        }
        return tags;
    }
}
