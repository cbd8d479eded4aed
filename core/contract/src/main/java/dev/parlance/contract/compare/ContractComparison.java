package dev.parlance.contract.compare;

import dev.parlance.contract.compare.AsyncApiDocument.EventSchemas;
import dev.parlance.event.Incubating;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes between two versions of a contract, by their effect on clients that were written against the earlier version.
 */
@Incubating
public final class ContractComparison {
    private final AsyncApiDocument before;
    private final AsyncApiDocument now;
    private final List<String> breaking = new ArrayList<>();
    private final List<String> compatible = new ArrayList<>();

    private ContractComparison(AsyncApiDocument before, AsyncApiDocument now) {
        this.before = before;
        this.now = now;
    }

    /** Compares two documents. */
    public static ContractComparison of(AsyncApiDocument before, AsyncApiDocument now) {
        ContractComparison comparison = new ContractComparison(before, now);
        comparison.compare();
        return comparison;
    }

    /** The changes that break clients, in sentences. */
    public List<String> breaking() {
        return List.copyOf(breaking);
    }

    /** The other changes, in sentences. */
    public List<String> compatible() {
        return List.copyOf(compatible);
    }

    private void compare() {
        breaking.addAll(ConnectionChanges.breaking(before, now));
        Map<String, EventSchemas> events = now.events();
        Map<String, EventSchemas> earlier = before.events();
        earlier.forEach((title, event) -> {
            if (events.containsKey(title)) {
                compare(event, events.get(title));
            } else if (!event.isCredentials()) {
                breaking.add(title + " is gone");
            }
        });
        // A catalogue that says now what its clients sign in with may have wanted it before.
        events.values().stream()
                .filter(event -> !earlier.containsKey(event.title()) && !event.isCredentials())
                .forEach(event -> compatible.add(event.title() + " is new"));
    }

    private void compare(EventSchemas earlier, EventSchemas event) {
        SchemaPath path = new SchemaPath(event.title());
        arguments(path, event.fromClient(), earlier.payload(), event.payload());
        event.rate().breaks(earlier.rate()).ifPresent(end -> breaking.add(event.title() + end));
        SchemaPath answer = path.member("answer");
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
            SchemaPath path,
            boolean fromClient,
            Optional<Map<String, Object>> earlier,
            Optional<Map<String, Object>> later) {
        ArgumentSchemas former = ArgumentSchemas.of(earlier, before);
        ArgumentSchemas current = ArgumentSchemas.of(later, now);
        if (fromClient) {
            schemas(true).arguments(path, former, current);
        } else {
            schemas(false).arguments(path, current, former);
        }
    }

    private SchemaComparison schemas(boolean fromClient) {
        return fromClient
                ? new SchemaComparison(before, now, true, breaking, compatible)
                : new SchemaComparison(now, before, false, breaking, compatible);
    }
}
