package dev.parlance.clients;

import dev.parlance.catalogue.PlatformRow;
import dev.parlance.catalogue.PlatformRow.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step expects, written out.
 *
 * @param hears what each client hears; others hear nothing
 */
record RowStory(Object ack, Map<String, List<List<Object>>> hears) {
    /** Of it nobody hears. */
    static final RowStory NOTHING = new RowStory(Map.of("ok", true), Map.of());

    /** What that step expects; the number tells it apart from others. */
    static RowStory of(PlatformRow row, Step step, int number) {
        Map<String, List<List<Object>>> hears = row.heardAfter(step);
        Object ack = step.ack() == null ? NOTHING.ack : step.ack();
        if (step.refused() != null) {
            RowRefusal refusal = RowRefusal.of(step, number);
            ack = refusal.ack();
            add(hears, step.by(), refusal.event());
        } else if (step.answer() != null) {
            ack = step.answer().get(1);
            add(hears, step.by(), step.answer());
        }
        return new RowStory(ack, hears);
    }

    private static void add(Map<String, List<List<Object>>> hears, String client, List<Object> event) {
        hears.computeIfAbsent(client, first -> new ArrayList<>()).add(event);
    }

    List<List<Object>> heardBy(String client) {
        return hears.getOrDefault(client, List.of());
    }

    /** Whether as much was heard as is expected, or more. */
    boolean isTold(Map<String, List<List<@Nullable Object>>> heard) {
        return hears.entrySet().stream()
                .allMatch(
                        client -> heard.getOrDefault(client.getKey(), List.of()).size()
                                >= client.getValue().size());
    }
}
