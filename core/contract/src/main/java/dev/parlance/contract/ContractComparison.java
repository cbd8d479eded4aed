package dev.parlance.contract;

import dev.parlance.contract.AsyncApiDocument.EventSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has changed between two contracts for the clients that were written against the first: in sentences, those that break
 * them and those that do not.
 */
final class ContractComparison {
    private final AsyncApiDocument before;
    private final AsyncApiDocument now;
    private final List<String> breaking = new ArrayList<>();
    private final List<String> compatible = new ArrayList<>();

    private ContractComparison(AsyncApiDocument before, AsyncApiDocument now) {
        this.before = before;
        this.now = now;
    }

    static ContractComparison of(AsyncApiDocument before, AsyncApiDocument now) {
        ContractComparison comparison = new ContractComparison(before, now);
        comparison.compare();
        return comparison;
    }

    List<String> breaking() {
        return List.copyOf(breaking);
    }

    List<String> compatible() {
        return List.copyOf(compatible);
    }

    private void compare() {
        Map<String, EventSchemas> events = now.events();
        Map<String, EventSchemas> earlier = before.events();
        earlier.forEach((title, event) -> {
            if (events.containsKey(title)) {
                compare(event, events.get(title));
            } else {
                breaking.add(title + " is gone");
            }
        });
        events.keySet().stream()
                .filter(title -> !earlier.containsKey(title))
                .forEach(title -> compatible.add(title + " is new"));
    }

    private void compare(EventSchemas earlier, EventSchemas event) {
        PayloadPath place = new PayloadPath(event.title());
        arguments(place, event.fromClient(), earlier.payload(), event.payload());
        PayloadPath answer = place.member("answer");
        if (event.fromClient()) {
            schemas(false)
                    .compare(
                            answer,
                            event.answer().orElse(Map.of()),
                            earlier.answer().orElse(Map.of()));
        } else {
            arguments(answer, true, earlier.answer(), event.answer());
        }
    }

    private void arguments(
            PayloadPath place,
            boolean fromClient,
            Optional<Map<String, Object>> earlier,
            Optional<Map<String, Object>> later) {
        Arguments former = Arguments.of(earlier, before);
        Arguments present = Arguments.of(later, now);
        if (fromClient) {
            schemas(true).arguments(place, former, present);
        } else {
            schemas(false).arguments(place, present, former);
        }
    }

    private SchemaComparison schemas(boolean fromClient) {
        return fromClient
                ? new SchemaComparison(before, now, true, breaking, compatible)
                : new SchemaComparison(now, before, false, breaking, compatible);
    }
}
