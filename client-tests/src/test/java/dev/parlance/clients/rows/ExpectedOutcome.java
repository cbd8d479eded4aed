package dev.parlance.clients.rows;

import dev.parlance.catalogue.CatalogueRow;
import dev.parlance.catalogue.CatalogueRow.Step;
import dev.parlance.clients.rows.world.RefusalText;
import dev.parlance.clients.rows.world.RowCatalogue;
import dev.parlance.clients.rows.world.RowRefusal;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ack and the events that a step must lead to.
 *
 * @param receives the events that each client receives; other clients receive none
 */
record ExpectedOutcome(Object ack, Map<String, List<List<Object>>> receives) {
    /** An acknowledgement without a value, and no event. */
    static ExpectedOutcome noEvents(RowCatalogue catalogue) {
        return new ExpectedOutcome(catalogue.success(), Map.of());
    }

    /** The outcome that the step expects; the number distinguishes it from those of other steps. */
    static ExpectedOutcome of(RowCatalogue catalogue, CatalogueRow row, Step step, int number) {
        Map<String, List<List<Object>>> receives = row.heardAfter(step);
        Object ack = step.ack() == null ? catalogue.success() : step.ack();
        if (step.refused() != null) {
            RowRefusal refusal = catalogue.refusal(step, new RefusalText(number));
            ack = refusal.ack();
            if (refusal.event() != null) {
                addFirst(receives, step.by(), refusal.event());
            }
        } else if (step.answer() != null) {
            ack = step.answer().get(1);
            add(receives, step.by(), step.answer());
        }
        return new ExpectedOutcome(ack, receives);
    }

    /** The same for a preparing step, which need not name the answer event that follows its ack. */
    static ExpectedOutcome ofPreparing(RowCatalogue catalogue, CatalogueRow row, Step step, int number) {
        ExpectedOutcome outcome = of(catalogue, row, step, number);
        if (step.emit() != null && step.answer() == null) {
            answerEvent(catalogue, step.emit()).ifPresent(event -> add(outcome.receives, step.by(), List.of(event)));
        }
        return outcome;
    }

    /** The name of the event that answers one from a client; a bare id in an object's place has none. */
    private static Optional<String> answerEvent(RowCatalogue catalogue, List<Object> emitted) {
        if (emitted.size() != 2 || !(emitted.get(1) instanceof Map)) {
            return Optional.empty();
        }
        return catalogue.events().events().stream()
                .filter(event -> event.name().equals(emitted.get(0)))
                .flatMap(event -> event instanceof ClientRequest<?, ?> request
                        ? Stream.ofNullable(request.answeredBy())
                        : Stream.empty())
                .map(Event::name)
                .findFirst();
    }

    private static void add(Map<String, List<List<Object>>> receives, String client, List<Object> event) {
        receives.computeIfAbsent(client, first -> new ArrayList<>()).add(event);
    }

    /** Before what follows from it, such as the end of the connection. */
    private static void addFirst(Map<String, List<List<Object>>> receives, String client, List<Object> event) {
        receives.computeIfAbsent(client, first -> new ArrayList<>()).add(0, event);
    }

    List<List<Object>> receivedBy(String client) {
        return receives.getOrDefault(client, List.of());
    }

    /** Whether every client has received the events that it must, by their names. */
    boolean isComplete(Map<String, List<List<@Nullable Object>>> received) {
        return receives.keySet().stream().allMatch(client -> {
            List<Object> missing = names(receivedBy(client));
            names(received.getOrDefault(client, List.of())).forEach(missing::remove);
            return missing.isEmpty();
        });
    }

    private static List<Object> names(List<? extends List<?>> events) {
        return events.stream().map(event -> (Object) event.get(0)).collect(Collectors.toCollection(ArrayList::new));
    }
}
