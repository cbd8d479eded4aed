package dev.parlance.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the meters of a registry say. */
record Meterings(MeterRegistry registry) {
    double count(Meters meter, String... tags) {
        return registry.get(meter.id()).tags(tags).counter().count();
    }

    double gauge(Meters meter, String... tags) {
        return registry.get(meter.id()).tags(tags).gauge().value();
    }

    long times(Meters meter, String... tags) {
        return registry.get(meter.id()).tags(tags).timer().count();
    }

    /** Each series of a meter, by the values of its tags in their order. */
    Set<List<String>> series(Meters meter) {
        return registry.find(meter.id()).meters().stream()
                .map(found -> meter.tags().stream().map(found.getId()::getTag).toList())
                .collect(Collectors.toSet());
    }

    int seriesInAll() {
        return registry.getMeters().size();
    }

    /** The names of all that there are, each of which has the tags, the unit and the description that are declared. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Meter meter : registry.getMeters()) {
            Meter.Id id = meter.getId();
            Meters declared = Set.of(Meters.values()).stream()
                    .filter(each -> each.id().equals(id.getName()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(id + " is not declared"));
            assertThat(id.getTags().stream().map(tag -> tag.getKey()).filter(key -> !key.equals("server")))
                    .containsExactlyInAnyOrderElementsOf(declared.tags());
            assertThat(id.getDescription()).isEqualTo(declared.description());
            assertThat(id.getType()).isEqualTo(declared.type());
            names.add(id.getName());
        }
        return names;
    }
}
